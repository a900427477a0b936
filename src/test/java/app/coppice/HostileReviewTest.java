package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineChoice;
import app.coppice.session.Amendable;
import app.coppice.session.CommitRequest;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A review in a repository full of traps: looking, unstaging and discarding spring none; staging
/// and committing those alone that they would for the person at a prompt.
@Timeout(180)
@SuppressWarnings("NullAway.Init") // opened before each test
final class HostileReviewTest {
  /// What git runs for a person who stages.
  private static final Set<String> FILTERS = Set.of("filter.evil.clean", "filter.late.process");

  /// What git runs for a person who commits: hooks, and the filters.
  private static final Set<String> OF_A_COMMIT =
      Set.of(
          "hook pre-commit",
          "hook prepare-commit-msg",
          "hook commit-msg",
          "hook post-commit",
          "hook post-rewrite",
          "hook post-index-change",
          "hook reference-transaction",
          "filter.evil.clean",
          "filter.late.process");

  @TempDir Path folder;
  private LiveEngine live;
  private Traps traps;
  private SessionId id;
  private Path worktree;

  @BeforeEach
  void changedSession() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    traps = Traps.in(folder);
    traps.plant(git, 0, false);
    live = LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
    live.openRepository(git.folder());
    id = live.ready(git.folder(), "one", Mode.ASK);
    worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("README.md"), "# Shop\nuno\ntwo\nthree\n");
    Files.writeString(worktree.resolve("a.evil"), "changed\n");
    Files.writeString(worktree.resolve("b.late"), "changed\n");
    live.await(id, "sees them", s -> s.changes().files().size() == 3);
    traps.assertNoneSprung("looking");
  }

  @AfterEach
  void close() {
    live.close();
  }

  private LineChoice added(String path, String text) {
    FileDiff file =
        live.now(id).changes().files().stream()
            .filter(it -> it.path().equals(path))
            .findFirst()
            .orElseThrow();
    List<DiffLine> lines =
        file.hunks().stream()
            .flatMap(hunk -> hunk.lines().stream())
            .filter(line -> line.kind() == DiffLine.Kind.ADDED && line.text().equals(text))
            .toList();
    assertThat(lines).hasSize(1);
    return LineChoice.of(file, lines, LineChoice.Comparison.BASE);
  }

  @Test
  void stagingRunsFiltersAndNothingElseOfAReviewRunsAnything() throws Exception {
    var review = live.engine().review();
    live.done(review.stage(id, List.of("README.md")));
    live.done(review.unstage(id, List.of("README.md")));
    traps.assertNoneSprung("staging a plain file");
    live.done(review.stage(id, List.of("a.evil")));
    assertThat(traps.names()).as("staging stores what is committed").isSubsetOf(FILTERS);
    traps.reset();
    live.done(review.unstage(id, List.of("a.evil")));
    live.done(live.engine().discard(id, List.of("a.evil")));
    live.done(live.engine().undoDiscard(id));
    traps.assertNoneSprung("unstaging and discarding");
    live.done(review.stage(id, added("README.md", "three")));
    live.done(review.unstage(id, added("README.md", "three")));
    traps.assertNoneSprung("staging lines");
    live.done(review.discard(id, added("README.md", "three")));
    assertThat(worktree.resolve("README.md")).hasContent("# Shop\nuno\ntwo\n");
    live.done(live.engine().undoDiscard(id));
    assertThat(worktree.resolve("README.md")).hasContent("# Shop\nuno\ntwo\nthree\n");
    traps.assertNoneSprung("discarding lines and bringing them back");
    for (Comparison what :
        List.of(
            Comparison.UNCOMMITTED,
            Comparison.STAGED,
            Comparison.UNSTAGED,
            Comparison.since("main"),
            Comparison.between("main", "one"))) {
      assertThat(get(live.engine().comparer().compare(id, what))).isInstanceOf(Compared.Done.class);
    }
    traps.assertNoneSprung("comparing");
  }

  @Test
  void aCommitAndItsAmendingRunThePersonsHooksAndFiltersAlone() throws Exception {
    // What signs has to answer as gpg does, so this person does not sign.
    GitRepository.git(worktree, "config", "commit.gpgSign", "false");
    traps.reset();
    var review = live.engine().review();
    live.done(review.commit(id, request("First", CommitRequest.Place.ON_TOP), _ -> {}));
    assertThat(traps.names())
        .contains("hook pre-commit", "hook commit-msg")
        .isSubsetOf(OF_A_COMMIT);
    traps.reset();
    assertThat(get(review.lastCommit(id)))
        .isEqualTo(
            new Amendable.Yes(GitRepository.git(worktree, "rev-parse", "HEAD").strip(), "First\n"));
    traps.assertNoneSprung("reading the last commit");

    Files.writeString(worktree.resolve("a.evil"), "changed again\n");
    live.done(review.commit(id, request("Amended", CommitRequest.Place.INSTEAD_OF_LAST), _ -> {}));
    assertThat(traps.names()).contains("hook pre-commit").isSubsetOf(OF_A_COMMIT);
    live.await(id, "has one commit", s -> s.changes().ahead() == 1);
    assertThat(GitRepository.git(worktree, "-c", "core.fsmonitor=", "log", "-1", "--format=%s"))
        .isEqualTo("Amended\n");
  }

  private static CommitRequest request(String message, CommitRequest.Place place) {
    return new CommitRequest(CommitRequest.Extent.ALL, List.of(), message, place);
  }
}

package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.Amendable;
import app.coppice.session.CommentChange;
import app.coppice.session.CommentPlace;
import app.coppice.session.CommentPrompt;
import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.FileText;
import app.coppice.session.ReviewComment;
import app.coppice.session.ReviewComment.Standing;
import app.coppice.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What a person does in the review of a session: stage in parts, comment, ask for a message, edit.
final class ReviewEndToEndTest extends EngineScenario {
  private LineChoice lines(SessionId id, String path, Predicate<DiffLine> wanted) {
    FileDiff file =
        live.now(id).changes().files().stream()
            .filter(it -> it.path().equals(path))
            .findFirst()
            .orElseThrow();
    List<DiffLine> lines =
        file.hunks().stream().flatMap(hunk -> hunk.lines().stream()).filter(wanted).toList();
    return LineChoice.of(file, lines, Comparison.BASE);
  }

  private static CommitRequest commit(Extent extent, String message) {
    return new CommitRequest(extent, List.of(), message, CommitRequest.Place.ON_TOP);
  }

  @Test
  void chosenLinesAreStagedCommittedAndTheRestDiscardedAndBroughtBack() throws Exception {
    SessionId id = live.ready(repository, "lines", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("README.md"), "# Shop\none\nand more\ntwo\nlast\n");
    live.await(id, "has changes", s -> s.changes().added() == 2);

    live.done(
        live.engine().review().stage(id, lines(id, "README.md", l -> l.text().equals("and more"))));
    live.await(
        id,
        "tells what is staged",
        s ->
            s.changes().staged().equals(Set.of("README.md"))
                && s.changes().unstaged().equals(Set.of("README.md")));
    live.done(live.engine().review().commit(id, commit(Extent.STAGED, "More"), _ -> {}));
    assertThat(GitRepository.git(worktree, "show", "HEAD:README.md"))
        .isEqualTo("# Shop\none\nand more\ntwo\n");
    live.await(id, "is ahead", s -> s.changes().ahead() == 1);

    live.done(
        live.engine().review().discard(id, lines(id, "README.md", l -> l.text().equals("last"))));
    assertThat(worktree.resolve("README.md")).hasContent("# Shop\none\nand more\ntwo\n");
    live.done(live.engine().undoDiscard(id));
    assertThat(worktree.resolve("README.md")).hasContent("# Shop\none\nand more\ntwo\nlast\n");

    assertThat(get(live.engine().review().lastCommit(id)))
        .isEqualTo(
            new Amendable.Yes(GitRepository.git(worktree, "rev-parse", "HEAD").strip(), "More\n"));
    live.done(
        live.engine()
            .review()
            .commit(
                id,
                new CommitRequest(
                    Extent.ALL, List.of(), "More, and last", CommitRequest.Place.INSTEAD_OF_LAST),
                _ -> {}));
    assertThat(GitRepository.git(worktree, "log", "--format=%s", "main.."))
        .isEqualTo("More, and last\n");
    git.agreesOn(worktree);
  }

  @Test
  void aCommentFollowsItsLineOutlivesARestartAndBecomesAPrompt() throws Exception {
    SessionId id = live.ready(repository, "comments", Mode.ASK);
    Path file = live.now(id).worktree().resolve("src/Retry.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "class Retry {\n  void go() {\n    sleep(1000);\n  }\n}\n");
    live.await(id, "has changes", s -> s.changes().added() == 5);
    live.done(
        live.engine()
            .review()
            .comment(
                id,
                lines(id, "src/Retry.java", l -> l.text().contains("sleep")),
                "Back off with jitter."));
    assertThat(live.now(id).comments()).hasSize(1);

    Files.writeString(
        file, "package x;\n\n/// Tries.\nclass Retry {\n  void go() {\n    sleep(1000);\n  }\n}\n");
    live.await(id, "has followed", s -> s.comments().getFirst().anchor().line() == 6);
    Files.writeString(file, "package x;\n\nclass Retry {\n  void go() {\n  }\n}\n");
    live.await(id, "is outdated", s -> s.comments().getFirst().standing() == Standing.OUTDATED);
    Files.writeString(file, "class Retry {\n  void go() {\n    sleep(1000);\n  }\n}\n");
    live.await(id, "is back", s -> s.comments().getFirst().standing() == Standing.CURRENT);

    reopen();
    live.await(id, "is there again", s -> s.comments().size() == 1);
    ReviewComment comment = live.now(id).comments().getFirst();
    assertThat(CommentPrompt.of(live.now(id).comments()))
        .contains("src/Retry.java:3", "    > " + "    sleep(1000);", "Back off with jitter.");
    live.done(live.engine().review().change(id, new CommentChange.Resolve(comment.id())));
    assertThat(live.now(id).comments().getFirst().resolved()).isTrue();
    live.done(live.engine().review().change(id, new CommentChange.Delete(comment.id())));
    assertThat(live.now(id).comments()).isEmpty();
    live.done(live.engine().review().change(id, new CommentChange.BringBack(comment)));
    assertThat(live.now(id).comments()).hasSize(1);
  }

  @Test
  void aCommentThatIsBeingWrittenIsFoundAgainInTheFilesAsTheyAre() throws Exception {
    SessionId id = live.ready(repository, "draft", Mode.ASK);
    Path file = live.now(id).worktree().resolve("README.md");
    LineAnchor begun =
        LineAnchor.at("README.md", "README.md", Side.NEW, Files.readAllLines(file), 2);
    Files.writeString(file, "new\n" + Files.readString(file));
    assertThat(get(live.engine().review().place(id, begun)))
        .isInstanceOfSatisfying(
            CommentPlace.Found.class, it -> assertThat(it.at().line()).isEqualTo(3));
    Files.writeString(file, "else\n");
    assertThat(get(live.engine().review().place(id, begun)))
        .isInstanceOfSatisfying(
            CommentPlace.Gone.class, it -> assertThat(it.instead().text()).isEqualTo("else"));
    Files.delete(file);
    assertThat(get(live.engine().review().place(id, begun)))
        .isInstanceOfSatisfying(
            CommentPlace.Gone.class,
            it -> {
              assertThat(it.instead().side()).as("as it was").isEqualTo(Side.OLD);
              assertThat(it.instead().text()).isEqualTo(begun.text());
            });
    LineAnchor nowhere = LineAnchor.at("gone.txt", "gone.txt", Side.NEW, List.of("one", "two"), 1);
    assertThat(get(live.engine().review().place(id, nowhere)))
        .isEqualTo(new CommentPlace.Nowhere());
  }

  @Test
  void aTextThatSomebodyTookAwayIsWrittenAgainWhenThePersonKeepsIt() throws Exception {
    SessionId id = live.ready(repository, "gone", Mode.ASK);
    Path file = live.now(id).worktree().resolve("colours.txt");
    Files.writeString(file, "green\r\nblue\r\n");
    var opened = (FileText.Opened) get(live.engine().review().open(id, "colours.txt"));
    Files.delete(file);

    var conflict =
        (FileText.Save.Conflict) get(live.engine().review().save(id, opened, "green\nblue\nred\n"));
    assertThat(conflict.now().text()).isEmpty();
    assertThat(file).doesNotExist();
    assertThat(get(live.engine().review().save(id, conflict.now(), "green\nblue\nred\n")))
        .isInstanceOf(FileText.Save.Saved.class);
    assertThat(Files.readString(file)).isEqualTo("green\r\nblue\r\nred\r\n");

    Files.writeString(file, "theirs\n");
    assertThat(get(live.engine().review().save(id, conflict.now(), "mine\n")))
        .isInstanceOf(FileText.Save.Conflict.class);
    assertThat(file).hasContent("theirs\n");
  }

  @Test
  void aTextIsEditedAsItIsWrittenUnlessSomebodyElseWroteIt() throws Exception {
    SessionId id = live.ready(repository, "edit", Mode.ASK);
    Path worktree = live.now(id).worktree();
    byte[] latin = "gr\u00fcn\r\nblau\r\nrot\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = worktree.resolve("colours.txt");
    Files.write(file, latin);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    var opened = (FileText.Opened) get(live.engine().review().open(id, "colours.txt"));
    assertThat(opened.text()).isEqualTo("gr\u00fcn\nblau\nrot\n");

    var saved =
        (FileText.Save.Saved)
            get(live.engine().review().save(id, opened, "gr\u00fcn\ngelb\nblau\nrot\n"));
    assertThat(Files.readAllBytes(file))
        .isEqualTo("gr\u00fcn\r\ngelb\r\nblau\r\nrot\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(file).isExecutable();
    assertThat(get(live.engine().review().save(id, saved.opened(), "\u4e2d\n")))
        .isInstanceOf(FileText.Save.Failed.class);

    Files.writeString(file, "theirs\n");
    assertThat(get(live.engine().review().save(id, saved.opened(), "mine\n")))
        .isInstanceOfSatisfying(
            FileText.Save.Conflict.class, c -> assertThat(c.now().text()).isEqualTo("theirs\n"));
    assertThat(file).hasContent("theirs\n");
    Files.createSymbolicLink(worktree.resolve("link"), git.folder().resolve("README.md"));
    for (String refused : List.of("link", "../shop/README.md", ".git", "no-such.txt")) {
      assertThat(get(live.engine().review().open(id, refused)))
          .as(refused)
          .isInstanceOf(FileText.Refused.class);
    }
  }
}

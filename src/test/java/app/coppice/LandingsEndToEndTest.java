package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.Conflict;
import app.coppice.diff.ConflictMarks;
import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandPreview;
import app.coppice.session.Landings;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes beyond one landing, through the whole engine.
class LandingsEndToEndTest {
  @TempDir Path folder;

  @Test
  void aLandingIsUndoneAndTheSessionIsThenAsBefore() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine()) {
      SessionId id = committed(live, shop, "# Shop\nmine\ntwo\n");
      String before = shop.git("show-ref", "--heads");
      live.done(live.engine().land(id, LandHow.FAST_FORWARD));
      live.await(id, "has landed", session -> !session.landed().isEmpty());
      assertThat(LiveEngine.get(live.engine().landings().undoable(id))).isEqualTo("main");

      live.done(live.engine().landings().undo(id));

      live.await(id, "is open again", s -> s.landed().isEmpty() && s.changes().ahead() == 1);
      assertThat(shop.git("show-ref", "--heads")).isEqualTo(before);
      assertThat(shop.git("status", "--porcelain")).isEmpty();
      assertThat(LiveEngine.get(live.engine().landings().undo(id)))
          .isInstanceOf(ActionResult.Refused.class);
    }
  }

  @Test
  void aConflictIsShownFromBothSidesResolvedAndLanded() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine()) {
      SessionId id = committed(live, shop, "# Shop\nmine\ntwo\n");
      Files.writeString(shop.folder().resolve("README.md"), "# Shop\nthe base's\ntwo\n");
      shop.commitAll("The base moves on");
      LandPreview preview = LiveEngine.get(live.engine().landings().preview(id, LandHow.MERGE, ""));
      assertThat(preview.conflicts()).containsExactly("README.md");
      assertThat(preview.commits()).singleElement().asString().endsWith(" Mine");
      assertThat(
              LiveEngine.get(live.engine().landings().update(id, UpdateHow.MERGE, Resolution.NONE)))
          .isEqualTo(new ActionResult.Conflicts(List.of("README.md")));

      Dispute dispute = LiveEngine.get(live.engine().landings().conflicts(id));
      Conflict conflict = dispute.conflicts().getFirst();
      String marked = conflict.marked("fix", "main");
      ConflictMarks.Place place = ConflictMarks.places(marked).getFirst();
      assertThat(place.ours()).isEqualTo("mine\n");
      assertThat(place.theirs()).isEqualTo("the base's\n");
      String both =
          marked.substring(0, place.start())
              + place.taken(ConflictMarks.Choice.BOTH)
              + marked.substring(place.end());
      live.done(
          live.engine()
              .landings()
              .update(
                  id,
                  UpdateHow.MERGE,
                  new Resolution(
                      dispute.ours(), dispute.theirs(), Map.of("README.md", Optional.of(both)))));
      live.done(live.engine().land(id, LandHow.FAST_FORWARD));

      assertThat(Files.readString(shop.folder().resolve("README.md")))
          .isEqualTo("# Shop\nmine\nthe base's\ntwo\n");
      assertThat(shop.git("fsck", "--strict")).doesNotContain("error");
    }
  }

  @Test
  void aPreviewNamesTheFilesAndWhatTheCheckoutWouldRefuse() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine()) {
      SessionId id = committed(live, shop, "# Shop\nmine\ntwo\n");
      Files.writeString(shop.folder().resolve("README.md"), "my own edit\n");

      LandPreview preview =
          LiveEngine.get(live.engine().landings().preview(id, LandHow.FAST_FORWARD, ""));

      assertThat(preview.files()).containsExactly("README.md");
      assertThat(preview.problem()).contains("changes of yours").contains("README.md");
    }
  }

  @Test
  void aPreviewSaysWhatTheLandingWouldRefuseFirst() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    shop.git("checkout", "-q", "--detach");
    try (LiveEngine live = engine()) {
      SessionId id = committed(live, shop, "# Shop\nmine\ntwo\n");

      LandPreview preview = LiveEngine.get(live.engine().landings().preview(id, LandHow.MERGE, ""));

      assertThat(preview.refusal()).contains("no local branch").contains("--into BRANCH");
      assertThat(LiveEngine.get(live.engine().land(id, LandHow.MERGE)))
          .isEqualTo(new ActionResult.Refused(preview.refusal()));
      assertThat(
              LiveEngine.get(live.engine().landings().preview(id, LandHow.MERGE, "main")).files())
          .containsExactly("README.md");
    }
  }

  @Test
  void aPushReachesTheRemote() throws Exception {
    GitRepository shop = withRemote();
    try (LiveEngine live = engine()) {
      SessionId id = committed(live, shop, "# Shop\nmine\ntwo\n");

      live.done(live.engine().landings().push(id, "", _ -> {}));

      assertThat(GitRepository.git(folder.resolve("there.git"), "rev-parse", "fix"))
          .isEqualTo(shop.git("rev-parse", "fix"));
    }
  }

  @Test
  void aRejectedPushTellsWhoseCommitsComeInBeforeTheNext() throws Exception {
    GitRepository shop = withRemote();
    try (LiveEngine live = engine()) {
      SessionId id = overtaken(live, shop);
      String theirs = shop.git("rev-parse", "refs/remotes/origin/fix").strip();
      Landings landings = live.engine().landings();
      assertThat(rejected(landings, id)).isEqualTo("origin/fix");

      live.done(landings.updateFromUpstream(id, UpdateHow.REBASE, "", _ -> {}));

      assertThat(LiveEngine.get(landings.upstreamAhead(id))).isEmpty();
      assertThat(shop.git("rev-parse", "fix~1").strip()).isEqualTo(theirs);
      live.done(landings.push(id, "", _ -> {}));
    }
  }

  @Test
  void aPushOfAnotherEndAndWhatWasFetchedTakeTheRejectionBack() throws Exception {
    GitRepository shop = withRemote();
    try (LiveEngine live = engine()) {
      SessionId id = overtaken(live, shop);
      Landings landings = live.engine().landings();
      assertThat(rejected(landings, id)).isEqualTo("origin/fix");

      shop.git("remote", "set-url", "origin", folder.resolve("gone.git").toString());
      assertThat(rejected(landings, id)).isEmpty();

      shop.git("remote", "set-url", "origin", folder.resolve("there.git").toString());
      assertThat(rejected(landings, id)).isEqualTo("origin/fix");
      shop.git("fetch", "-q", "origin");
      live.done(landings.updateFromFetched(id, Resolution.NONE));
      assertThat(LiveEngine.get(landings.upstreamAhead(id))).isEmpty();
    }
  }

  private GitRepository withRemote() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    shop.git("init", "-q", "--bare", folder.resolve("there.git").toString());
    shop.git("remote", "add", "origin", folder.resolve("there.git").toString());
    return shop;
  }

  /// A session with a commit that the remote lacks, where somebody else has put one, too.
  private static SessionId overtaken(LiveEngine live, GitRepository shop) throws Exception {
    SessionId id = committed(live, shop, "# Shop\nmine\ntwo\n");
    String theirs = shop.git("commit-tree", "-p", "fix", "-m", "theirs", "fix^{tree}").strip();
    shop.git("push", "-q", "origin", theirs + ":refs/heads/fix");
    Files.writeString(live.now(id).worktree().resolve("more.txt"), "more\n");
    live.done(live.engine().commit(id, List.of(), "More"));
    return id;
  }

  private static String rejected(Landings landings, SessionId id) throws Exception {
    assertThat(LiveEngine.get(landings.push(id, "", _ -> {})))
        .isInstanceOf(ActionResult.Refused.class);
    return LiveEngine.get(landings.upstreamAhead(id));
  }

  private static SessionId committed(LiveEngine live, GitRepository shop, String text)
      throws Exception {
    Path repository = live.openRepository(shop.folder());
    SessionId id = live.ready(repository, "fix", Mode.ASK);
    Files.writeString(live.now(id).worktree().resolve("README.md"), text);
    live.done(live.engine().commit(id, List.of(), "Mine"));
    return id;
  }

  private LiveEngine engine() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
  }
}

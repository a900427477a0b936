package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Landings of one session that are taken back one after the other, also at another start.
class UndoneLandingsTest {
  @TempDir Path folder;

  @Test
  void afterAnUndoTheLandingBeforeItIsToldAndCanBeUndoneAtTheNextStart() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    String before = shop.git("rev-parse", "main");
    SessionId id;
    try (LiveEngine live = engine()) {
      id = live.ready(live.openRepository(shop.folder()), "fix", Mode.ASK);
      commit(live, id, "one");
      live.done(live.engine().land(id, LandHow.FAST_FORWARD));
      String first = shop.git("rev-parse", "main");
      commit(live, id, "two");
      live.done(live.engine().land(id, LandHow.SQUASH));
      live.await(id, "has landed", session -> !session.landed().isEmpty());

      live.done(live.engine().landings().undo(id));

      assertThat(shop.git("rev-parse", "main")).isEqualTo(first);
      live.await(
          id,
          "tells the one before",
          session -> session.landed().equals("Landed in \u201cmain\u201d."));
    }
    try (LiveEngine live = engine()) {
      live.await(id, "is there", session -> !session.landed().isEmpty());
      live.done(live.engine().landings().undo(id));
      live.await(id, "tells of none", session -> session.landed().isEmpty());
      assertThat(shop.git("rev-parse", "main")).isEqualTo(before);
      live.await(id, "has both to land", session -> session.changes().ahead() == 2);
      assertThat(LiveEngine.get(live.engine().landings().undo(id)))
          .isInstanceOf(ActionResult.Refused.class);
    }
  }

  private static void commit(LiveEngine live, SessionId id, String text) throws Exception {
    Files.writeString(live.now(id).worktree().resolve(text + ".txt"), text + "\n");
    live.done(live.engine().commit(id, List.of(), text));
  }

  private LiveEngine engine() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
  }
}

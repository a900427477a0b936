package app.coppice;

import app.coppice.agent.Mode;
import app.coppice.session.Engine;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A program that makes a session with a file in it, does one action to it and says so, until it is
/// killed.
final class ActingApp {
  static final String FILE = "kept.txt";

  private ActingApp() {}

  /// @param arguments profile, repository, branch, action
  public static void main(String[] arguments) throws Exception {
    LiveEngine live =
        LiveEngine.open(Path.of(arguments[0]), URI.create("http://127.0.0.1:9"), "none");
    Path repository = live.openRepository(Path.of(arguments[1]));
    SessionId id = live.ready(repository, arguments[2], Mode.ASK);
    Files.writeString(live.now(id).worktree().resolve(FILE), "of " + arguments[2] + "\n");
    Engine engine = live.engine();
    if (arguments[3].equals("land")) {
      live.done(engine.commit(id, List.of(), "Keep"));
    }
    System.out.println("session " + id);
    live.done(
        switch (arguments[3]) {
          case "commit" -> engine.commit(id, List.of(), "Keep");
          case "land" -> engine.land(id, LandHow.FAST_FORWARD);
          case "archive" -> engine.archive(id);
          case "delete" -> engine.delete(id);
          default -> throw new IllegalArgumentException(arguments[3]);
        });
    System.out.println("done");
    new CountDownLatch(1).await();
  }
}

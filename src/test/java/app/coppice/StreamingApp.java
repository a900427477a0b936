package app.coppice;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.ToolCallState;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A program that runs two sessions, one that streams and one in the middle of a command, and says
/// what stands in its snapshots, until it is killed.
final class StreamingApp {
  private StreamingApp() {}

  /// @param arguments profile, base URL, repository, a suffix for the branches
  public static void main(String[] arguments) throws Exception {
    LiveEngine live = LiveEngine.open(Path.of(arguments[0]), URI.create(arguments[1]), "none");
    Path repository = live.openRepository(Path.of(arguments[2]));
    SessionId runner = live.ready(repository, "run-" + arguments[3], Mode.ASK);
    SessionId talker = live.ready(repository, "talk-" + arguments[3], Mode.ASK);
    System.out.println("runner " + runner);
    System.out.println("talker " + talker);
    live.engine().subscribe(new Words(live, talker, new AtomicInteger()));
    live.prompt(talker, "talk");
    live.prompt(runner, "run");
    SessionSnapshot asks = live.await(runner, "asks", s -> s.state() == SessionState.WAITING);
    System.out.println("asked " + asks.pending().getFirst().id());
    live.allow(runner);
    live.await(runner, "runs", s -> s.transcript().entries().stream().anyMatch(StreamingApp::runs));
    System.out.println("running");
    live.prompt(talker, "and then");
    live.await(talker, "queues", s -> !s.queue().isEmpty());
    System.out.println("queued");
    new CountDownLatch(1).await();
  }

  /// Says how many characters of the agent's talk have come, whenever there are more.
  private record Words(LiveEngine live, SessionId talker, AtomicInteger told)
      implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {
      if (id.equals(talker)) {
        int length = LiveEngine.said(live.now(talker)).length();
        if (told.getAndAccumulate(length, Math::max) < length) {
          System.out.println("heard " + length);
        }
      }
    }

    @Override
    public void structureChanged() {}
  }

  private static boolean runs(Entry entry) {
    return entry instanceof Entry.Call call && call.state() == ToolCallState.RUNNING;
  }
}

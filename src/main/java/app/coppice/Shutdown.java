package app.coppice;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The orderly end of the process: whatever was registered is closed, the newest first, once; also
/// on SIGINT and SIGTERM, so that no child process outlives the app. Thread-safe.
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /// Runs at the end of the process too, however it ends short of a kill.
  static Shutdown installed() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(shutdown::run));
    return shutdown;
  }

  synchronized <T extends AutoCloseable> T register(T part) {
    parts.push(part);
    return part;
  }

  /// Closes everything; a second call finds nothing left to close.
  synchronized void run() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("{} did not close cleanly", part, e);
      }
    }
  }
}

package app.coppice.terminal;

import com.pty4j.WinSize;
import com.pty4j.unix.Pty;
import com.pty4j.unix.PtyHelpers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A program of Linux in a pseudo-terminal, by pty4j's parts in another order than pty4j's own: the
/// size is set before there is a program, which otherwise may see 0 by 0; the program starts with
/// no signal blocked, where Java blocks SIGQUIT in its threads and Ctrl+\ would do nothing; and
/// what it wrote last is read to its end.
final class LinuxPty implements PtyProgram {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxPty.class);
  private static final int INTERRUPTED = 4;

  private final Pty pty;
  private final int pid;

  private LinuxPty(Pty pty, int pid) {
    this.pty = pty;
    this.pid = pid;
  }

  static LinuxPty start(PtyRequest request, Map<String, String> environment) throws IOException {
    Pty pty = new Pty();
    try {
      pty.setWindowSize(new WinSize(request.columns(), request.rows()), null);
      int pid = fork(pty, request, environment);
      if (pid <= 0) {
        throw new IOException("Unable to start " + request.command().getFirst());
      }
      return new LinuxPty(pty, pid);
    } catch (IOException | RuntimeException problem) {
      pty.close();
      throw problem;
    }
  }

  /// Forks on a thread of its own: a virtual one might change its carrier between the change of the
  /// mask and the fork.
  private static int fork(Pty pty, PtyRequest request, Map<String, String> environment)
      throws IOException {
    CompletableFuture<Integer> pid = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("pty-fork")
        .start(() -> {
          try {
            Signals.unblock();
            pid.complete(
                PtyHelpers.execPty(
                    request.command().getFirst(),
                    request.command().toArray(String[]::new),
                    environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new),
                    request.folder().toString(),
                    pty.getSlaveName(),
                    pty.getMasterFD(),
                    null,
                    -1,
                    false));
          } catch (RuntimeException | LinkageError problem) {
            pid.completeExceptionally(problem);
          }
        });
    try {
      return pid.get();
    } catch (ExecutionException problem) {
      throw new IOException("No program can be started in a terminal", problem.getCause());
    } catch (InterruptedException problem) {
      // The program may run already: who asked must still get to know it.
      Thread.currentThread().interrupt();
      return pid.join();
    }
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public InputStream output() {
    return pty.getInputStream();
  }

  @Override
  public OutputStream input() {
    return pty.getOutputStream();
  }

  @Override
  public void resize(int columns, int rows) {
    if (!pty.isClosed()) {
      try {
        pty.setWindowSize(new WinSize(columns, rows), null);
      } catch (IOException problem) {
        LOG.debug("A terminal that has ended has no size", problem);
      }
    }
  }

  @Override
  public int waitFor() {
    int[] status = {0};
    int found = PtyHelpers.waitpid(pid, status, 0);
    while (found < 0 && PtyHelpers.errno() == INTERRUPTED) {
      found = PtyHelpers.waitpid(pid, status, 0);
    }
    int signal = status[0] & 0x7f;
    return signal == 0 ? status[0] >> 8 & 0xff : 128 + signal;
  }

  @Override
  public void close() throws IOException {
    pty.close();
  }
}

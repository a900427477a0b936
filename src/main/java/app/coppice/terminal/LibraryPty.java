package app.coppice.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A program that pty4j starts and watches: on macOS, and on Windows by ConPTY. Untested there.
record LibraryPty(PtyProcess process) implements PtyProgram {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryPty.class);

  static LibraryPty start(PtyRequest request, Map<String, String> environment) throws IOException {
    PtyProcess process =
        new PtyProcessBuilder(request.command().toArray(String[]::new))
            .setEnvironment(new HashMap<>(environment))
            .setDirectory(request.folder().toString())
            .setInitialColumns(request.columns())
            .setInitialRows(request.rows())
            .setUseWinConPty(true)
            .start();
    LibraryPty program = new LibraryPty(process);
    program.resize(request.columns(), request.rows()); // the first size may be lost at the start
    return program;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public InputStream output() {
    return process.getInputStream();
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public void resize(int columns, int rows) {
    try {
      process.setWinSize(new WinSize(columns, rows));
    } catch (IllegalStateException problem) {
      LOG.debug("A terminal that has ended has no size", problem);
    }
  }

  @Override
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.getInputStream().close();
  }
}

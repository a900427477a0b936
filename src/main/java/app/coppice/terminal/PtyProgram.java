package app.coppice.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Map;

/// A program that was started in a pseudo-terminal, as the system sees it. Reading, writing and
/// waiting block in native code: platform threads only.
sealed interface PtyProgram permits LinuxPty, LibraryPty {
  /// Starts a program with a terminal of the request's size.
  ///
  /// @param environment all of it
  /// @throws IOException when it can't be started
  static PtyProgram start(PtyRequest request, Map<String, String> environment) throws IOException {
    // pty4j's native part goes on in our own folder where the change to this one fails.
    if (!Files.isDirectory(request.folder()) || !Files.isExecutable(request.folder())) {
      throw new IOException("There is no folder " + request.folder());
    }
    return ProcessTable.ofThisSystem() instanceof LinuxProcesses
        ? LinuxPty.start(request, environment)
        : LibraryPty.start(request, environment);
  }

  long pid();

  /// What it writes.
  InputStream output();

  /// What it reads.
  OutputStream input();

  /// Gives the terminal another size; one that is closed has none.
  void resize(int columns, int rows);

  /// Waits for the program's end. Once only.
  ///
  /// @return its exit status; 128 and the signal's number where one ended it
  int waitFor() throws InterruptedException;

  /// Gives the descriptors back. Closing twice does no harm.
  void close() throws IOException;
}

package app.coppice.terminal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The POSIX call `kill`, for the signals and the process groups that `ProcessHandle` can't name.
/// Thread-safe.
final class Signals {
  static final int HANGUP = 1;

  private Signals() {}

  /// Sends `signal` to a process, or to a group when `pid` is negative. Whether it arrived doesn't
  /// matter: the caller watches the processes themselves.
  static void send(long pid, int signal) {
    if (isWindows() || pid == 0 || pid == -1) {
      return;
    }
    try {
      int status = (int) kill().invokeExact((int) pid, signal);
      assert status <= 0;
    } catch (Throwable problem) {
      throw new IllegalStateException("kill(" + pid + ", " + signal + ") failed", problem);
    }
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  @SuppressWarnings("restricted") // native access is granted to this module at start
  private static MethodHandle kill() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("kill"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }
}

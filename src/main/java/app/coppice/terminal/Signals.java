package app.coppice.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The POSIX calls `kill`, for the signals and the process groups that `ProcessHandle` can't name,
/// and `pthread_sigmask`. Thread-safe.
final class Signals {
  static final int HANGUP = 1;

  /// Lets a stopped process go on; numbered as Linux and macOS do.
  static final int CONTINUE = System.getProperty("os.name", "").startsWith("Mac") ? 19 : 18;

  /// Of Linux's `signal.h`; its libraries' sets have 1024 bits.
  private static final int SET_MASK = 2;

  private static final long SIGNAL_SET = 128;

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

  /// Lets this thread take every signal, and so the programs that it starts. Linux only; a platform
  /// thread that ends soon.
  static void unblock() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment none = arena.allocate(SIGNAL_SET);
      int status = (int) mask().invokeExact(SET_MASK, none, MemorySegment.NULL);
      assert status == 0;
    } catch (Throwable problem) {
      throw new IllegalStateException("pthread_sigmask failed", problem);
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

  @SuppressWarnings("restricted") // native access is granted to this module at start
  private static MethodHandle mask() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("pthread_sigmask"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
  }
}

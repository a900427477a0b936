package app.coppice.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/// What macOS tells of a process by `proc_pidinfo`; the places in its answers are those of
/// `sys/proc_info.h`. Untested: written by the header, not yet run on a Mac.
record MacProcessFacts(long pid) {
  private static final int BSD_INFO = 3;
  private static final int BSD_INFO_LENGTH = 136;
  private static final int GROUP = 100;
  private static final int FOREGROUND = 112;
  private static final int VNODE_PATHS = 9;
  private static final int VNODE_PATHS_LENGTH = 2352;
  private static final int FOLDER = 152;
  private static final int LONGEST_PATH = 1024;

  /// The number of its process group; 0 when that can't be known.
  long group() {
    return number(GROUP);
  }

  /// The group that its terminal's keys go to; 0 when that can't be known.
  long foreground() {
    return number(FOREGROUND);
  }

  /// The folder it works in.
  Optional<Path> folder() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = ask(arena, VNODE_PATHS, VNODE_PATHS_LENGTH);
      String path = answer.asSlice(FOLDER, LONGEST_PATH).getString(0);
      return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }
  }

  private long number(int at) {
    try (Arena arena = Arena.ofConfined()) {
      return ask(arena, BSD_INFO, BSD_INFO_LENGTH).get(ValueLayout.JAVA_INT, at);
    }
  }

  /// Zeros where the process has gone or is somebody else's.
  @SuppressWarnings("restricted") // native access is granted to this module at start
  private MemorySegment ask(Arena arena, int what, int length) {
    MemorySegment answer = arena.allocate(length, Long.BYTES);
    Linker linker = Linker.nativeLinker();
    MethodHandle function =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("proc_pidinfo"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try {
      int filled = (int) function.invokeExact((int) pid, what, 0L, answer, length);
      return filled > 0 ? answer : answer.fill((byte) 0);
    } catch (Throwable problem) {
      throw new IllegalStateException("proc_pidinfo of process " + pid + " failed", problem);
    }
  }
}

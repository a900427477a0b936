package app.coppice.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;

/// The processes of macOS, by `getsid` and `sysctl`. Untested: written by the documentation, not
/// yet run on a Mac; only the reading of what `sysctl` gives is tested.
record MacProcesses() implements ProcessTable {
  private static final int KERN = 1;
  private static final int PROCARGS2 = 49;

  /// The system's bound for arguments and environment together.
  private static final int MOST = 1 << 20;

  @Override
  public LongStream all() {
    return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid);
  }

  /// The kernel keeps the time of day at the start, to the microsecond: the clock's later changes
  /// don't move it.
  @Override
  public Optional<String> start(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().startInstant())
        .map(time -> Long.toString(time.toEpochMilli()));
  }

  @Override
  public boolean runs(ProcessHandle process) {
    return process.isAlive();
  }

  @Override
  public long session(long pid) {
    FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      return Math.max(0, (int) function("getsid", shape).invokeExact((int) pid));
    } catch (Throwable problem) {
      throw new IllegalStateException("getsid(" + pid + ") failed", problem);
    }
  }

  @Override
  public long group(long pid) {
    return new MacProcessFacts(pid).group();
  }

  @Override
  public long foreground(long pid) {
    return new MacProcessFacts(pid).foreground();
  }

  @Override
  public Optional<String> name(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().command())
        .map(path -> path.substring(path.lastIndexOf('/') + 1));
  }

  @Override
  public Optional<Path> folder(long pid) {
    return new MacProcessFacts(pid).folder();
  }

  @Override
  public Optional<String> variable(long pid, String name) {
    FunctionDescriptor shape =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(ValueLayout.JAVA_INT, KERN, PROCARGS2, (int) pid);
      MemorySegment found = arena.allocate(MOST);
      MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_LONG, MOST);
      int status =
          (int)
              function("sysctl", shape).invokeExact(path, 3, found, length, MemorySegment.NULL, 0L);
      if (status != 0) {
        return Optional.empty(); // gone, or somebody else's
      }
      long size = Math.min(MOST, length.get(ValueLayout.JAVA_LONG, 0));
      return variable(found.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE), name);
    } catch (Throwable problem) {
      throw new IllegalStateException("sysctl of process " + pid + " failed", problem);
    }
  }

  /// Finds a variable in what `sysctl` gives: the number of arguments in four bytes, the program's
  /// path with zeros behind it, the arguments, the environment; each ends in a zero.
  static Optional<String> variable(byte[] found, String name) {
    if (found.length < Integer.BYTES) {
      return Optional.empty();
    }
    int arguments = MemorySegment.ofArray(found).get(ValueLayout.JAVA_INT_UNALIGNED, 0);
    int at = end(found, Integer.BYTES);
    while (at < found.length && found[at] == 0) {
      at++;
    }
    for (int i = 0; i < arguments && at < found.length; i++) {
      at = end(found, at) + 1;
    }
    while (at < found.length && found[at] != 0) {
      int end = end(found, at);
      String entry = new String(found, at, end - at, StandardCharsets.ISO_8859_1);
      if (entry.startsWith(name + "=")) {
        return Optional.of(entry.substring(name.length() + 1));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  private static int end(byte[] found, int from) {
    int at = from;
    while (at < found.length && found[at] != 0) {
      at++;
    }
    return at;
  }

  @SuppressWarnings("restricted") // native access is granted to this module at start
  private static MethodHandle function(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
  }
}

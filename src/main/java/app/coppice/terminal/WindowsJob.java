package app.coppice.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicBoolean;

/// A job object of Windows with a terminal's program and all that it starts: when the job is closed
/// they end, also when this process dies and the system closes it. Untested: written by the
/// documentation, not yet run on Windows. What the program has started before it was put into the
/// job (it runs already by then, for less than a millisecond) is outside. Thread-safe.
final class WindowsJob implements Closeable {
  private static final int EXTENDED_LIMITS = 9;
  private static final int KILL_ON_CLOSE = 0x2000;
  private static final int SET_QUOTA_AND_TERMINATE = 0x0101;

  /// `JOBOBJECT_EXTENDED_LIMIT_INFORMATION` of 64-bit Windows; only the flags are of interest.
  private static final MemoryLayout LIMITS =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("PerProcessUserTimeLimit"),
          JAVA_LONG.withName("PerJobUserTimeLimit"),
          JAVA_INT.withName("LimitFlags"),
          MemoryLayout.paddingLayout(4),
          MemoryLayout.sequenceLayout(2, JAVA_LONG).withName("WorkingSetSizes"),
          JAVA_INT.withName("ActiveProcessLimit"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("Affinity"),
          JAVA_INT.withName("PriorityClass"),
          JAVA_INT.withName("SchedulingClass"),
          MemoryLayout.sequenceLayout(6, JAVA_LONG).withName("IoInfo"),
          MemoryLayout.sequenceLayout(4, JAVA_LONG).withName("MemoryLimits"));

  private final MemorySegment job;
  private final AtomicBoolean closed = new AtomicBoolean();

  private WindowsJob(MemorySegment job) {
    this.job = job;
  }

  /// A job with this process in it.
  ///
  /// @throws IOException when the system refuses; the program is on its own then
  static WindowsJob around(long pid) throws IOException {
    MemorySegment made =
        call("CreateJobObjectW", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS))
            .with(create ->
                (MemorySegment) create.invokeExact(MemorySegment.NULL, MemorySegment.NULL));
    WindowsJob job = new WindowsJob(made);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(LIMITS);
      limits.set(
          JAVA_INT, LIMITS.byteOffset(PathElement.groupElement("LimitFlags")), KILL_ON_CLOSE);
      int size = (int) LIMITS.byteSize();
      check(
          call(
                  "SetInformationJobObject",
                  FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT))
              .with(set -> (int) set.invokeExact(made, EXTENDED_LIMITS, limits, size)),
          "The job takes no limit");
      job.take(pid);
      return job;
    } catch (IOException problem) {
      job.close();
      throw problem;
    }
  }

  private void take(long pid) throws IOException {
    MemorySegment process =
        call("OpenProcess", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT))
            .with(open -> (MemorySegment) open.invokeExact(SET_QUOTA_AND_TERMINATE, 0, (int) pid));
    if (MemorySegment.NULL.equals(process)) {
      throw new IOException("Process " + pid + " can't be opened");
    }
    try {
      check(
          call("AssignProcessToJobObject", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS))
              .with(assign -> (int) assign.invokeExact(job, process)),
          "Process " + pid + " can't be put into a job");
    } finally {
      closeHandle(process);
    }
  }

  /// Ends all that is in the job.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closeHandle(job);
    }
  }

  private static void closeHandle(MemorySegment handle) {
    int _ =
        call("CloseHandle", FunctionDescriptor.of(JAVA_INT, ADDRESS))
            .with(close -> (int) close.invokeExact(handle));
  }

  private static void check(int done, String problem) throws IOException {
    if (done == 0) {
      throw new IOException(problem);
    }
  }

  @SuppressWarnings("restricted") // native access is granted to this module at start
  private static Call call(String name, FunctionDescriptor shape) {
    SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
    return new Call(Linker.nativeLinker().downcallHandle(kernel.findOrThrow(name), shape));
  }

  /// A function of the system, whose handle may throw anything by its signature and does not.
  private record Call(MethodHandle function) {
    <T> T with(Body<T> body) {
      try {
        return body.of(function);
      } catch (Throwable problem) {
        throw new IllegalStateException("A call of kernel32 failed", problem);
      }
    }

    interface Body<T> {
      T of(MethodHandle function) throws Throwable;
    }
  }
}

package app.coppice.terminal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/// What the system knows of running processes beside what `ProcessHandle` tells. Every answer may
/// be out of date when it arrives. Thread-safe.
sealed interface ProcessTable permits LinuxProcesses, MacProcesses, UnknownProcesses {
  static ProcessTable ofThisSystem() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return new UnknownProcesses();
    }
    return name.startsWith("mac") ? new MacProcesses() : new LinuxProcesses();
  }

  /// The numbers of all processes.
  LongStream all();

  /// Whether a process runs. One that has ended may keep its number until its parent takes note of
  /// it, and counts as alive for a `ProcessHandle` till then.
  boolean runs(ProcessHandle process);

  /// When a process began, as a word of the system's own that no other process with this number
  /// ever has; empty when it has ended.
  Optional<String> start(long pid);

  /// The number of the process that made the session which this one is in; 0 when that can't be
  /// known.
  long session(long pid);

  /// A variable of the environment that a process was started with; empty when it is not there, or
  /// the process is somebody else's.
  Optional<String> variable(long pid, String name);

  /// The number of its process group; 0 when that can't be known.
  long group(long pid);

  /// The process group that the keys of its terminal go to; 0 or less when that can't be known.
  long foreground(long pid);

  /// The short name of its program.
  Optional<String> name(long pid);

  /// The folder it works in; empty when that can't be known.
  Optional<Path> folder(long pid);
}

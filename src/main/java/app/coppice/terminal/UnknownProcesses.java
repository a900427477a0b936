package app.coppice.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;

/// Processes of a system that keeps to itself who belongs to whom. On Windows a job object does
/// without it.
record UnknownProcesses() implements ProcessTable {
  @Override
  public LongStream all() {
    return LongStream.empty();
  }

  @Override
  public Optional<String> start(long pid) {
    return Optional.empty();
  }

  @Override
  public boolean runs(ProcessHandle process) {
    return process.isAlive();
  }

  @Override
  public long session(long pid) {
    return 0;
  }

  @Override
  public Optional<String> variable(long pid, String name) {
    return Optional.empty();
  }

  @Override
  public long group(long pid) {
    return 0;
  }

  @Override
  public long foreground(long pid) {
    return 0;
  }

  @Override
  public Optional<String> name(long pid) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> folder(long pid) {
    return Optional.empty();
  }
}

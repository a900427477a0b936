package app.coppice.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/// Linux's processes, from `/proc`. The times there count from the boot, so that a clock that is
/// set changes nothing; the boot's own name stands beside them.
record LinuxProcesses() implements ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /// Of the fields of `/proc/PID/stat` after the name, by proc(5).
  private static final int STATE = 0;

  private static final int GROUP = 2;

  private static final int SESSION = 3;

  private static final int FOREGROUND = 5;

  private static final int START = 19;

  @Override
  public LongStream all() {
    LongStream.Builder found = LongStream.builder();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      folders.forEach(folder -> found.add(Long.parseLong(folder.getFileName().toString())));
    } catch (IOException | DirectoryIteratorException _) {
      // Without /proc nothing is known.
    }
    return found.build();
  }

  @Override
  public Optional<String> start(long pid) {
    String[] fields = fields(pid);
    return fields.length > START && !ended(fields)
        ? Optional.of(read(PROC.resolve("sys/kernel/random/boot_id")).strip() + "/" + fields[START])
        : Optional.empty();
  }

  @Override
  public boolean runs(ProcessHandle process) {
    return process.isAlive() && !ended(fields(process.pid()));
  }

  private static boolean ended(String[] fields) {
    return fields[STATE].isEmpty() || fields[STATE].equals("Z") || fields[STATE].equals("X");
  }

  @Override
  public long session(long pid) {
    return number(pid, SESSION);
  }

  @Override
  public long group(long pid) {
    return number(pid, GROUP);
  }

  @Override
  public long foreground(long pid) {
    return number(pid, FOREGROUND);
  }

  private static long number(long pid, int field) {
    String[] fields = fields(pid);
    return fields.length > field ? Long.parseLong(fields[field]) : 0;
  }

  @Override
  public Optional<String> name(long pid) {
    return Optional.of(read(file(pid, "comm")).strip()).filter(name -> !name.isEmpty());
  }

  @Override
  public Optional<Path> folder(long pid) {
    try {
      return Optional.of(Files.readSymbolicLink(file(pid, "cwd")));
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty(); // gone, or somebody else's
    }
  }

  @Override
  public Optional<String> variable(long pid, String name) {
    return Arrays.stream(read(file(pid, "environ")).split("\0"))
        .filter(entry -> entry.startsWith(name + "="))
        .map(entry -> entry.substring(name.length() + 1))
        .findFirst();
  }

  /// The fields behind the name, which may hold spaces and brackets itself.
  private static String[] fields(long pid) {
    String stat = read(file(pid, "stat"));
    return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
  }

  private static Path file(long pid, String name) {
    return PROC.resolve(Long.toString(pid)).resolve(name);
  }

  /// A file of the system; empty when its process has gone or belongs to somebody else.
  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}

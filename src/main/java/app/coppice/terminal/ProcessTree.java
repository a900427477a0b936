package app.coppice.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Everything that a terminal's program has started and that still runs. Found in three ways: as
/// descendants; on Linux also by the session of the terminal, which catches children whose parent
/// is gone; and by a variable in their environment, which catches those that made a session of
/// their own. A `ProcessHandle` knows the start time, so a reused process number is never
/// signalled.
///
/// @param mark the variable's whole text, `NAME=value`
record ProcessTree(long leader, String mark) {
  private static final Path PROC = Path.of("/proc");

  /// Those alive now, the leader among them.
  Set<ProcessHandle> alive() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    ProcessHandle.of(leader)
        .ifPresent(handle -> {
          found.add(handle);
          handle.descendants().forEach(found::add);
        });
    if (Files.isDirectory(PROC)) {
      addMarked(found);
    }
    found.remove(ProcessHandle.current());
    found.removeIf(handle -> !handle.isAlive());
    return found;
  }

  private void addMarked(Set<ProcessHandle> found) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        if (inSession(folder) || isMarked(folder)) {
          Optional<ProcessHandle> handle =
              ProcessHandle.of(Long.parseLong(folder.getFileName().toString()));
          handle.ifPresent(found::add);
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      // The descendants are what is left to go by.
    }
  }

  private boolean inSession(Path folder) {
    String stat = read(folder.resolve("stat"));
    // pid (name) state ppid pgrp session ...; the name may hold spaces and brackets.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 5);
    return fields.length > 3 && fields[3].equals(Long.toString(leader));
  }

  private boolean isMarked(Path folder) {
    return ("\0" + read(folder.resolve("environ"))).contains("\0" + mark + "\0");
  }

  /// A file of the process; empty when it has gone or belongs to somebody else.
  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}

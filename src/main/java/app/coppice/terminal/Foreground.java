package app.coppice.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a terminal's program has in its foreground: for a shell the command it waits for. Every
/// answer may be out of date when it arrives; asking reads the system. Thread-safe.
///
/// @param program the one that the terminal was opened for
record Foreground(ProcessTable table, long program) {
  private static final int LONGEST = 40;

  /// The names of the programs that keys go to; none while they go to the terminal's own program.
  List<String> names() {
    long group = table.foreground(program);
    if (group <= 0 || group == table.group(program)) {
      return List.of();
    }
    return ProcessHandle.of(program).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> table.group(child.pid()) == group)
        .flatMap(child -> table.name(child.pid()).stream())
        .map(name -> SafeText.line(name, LONGEST))
        .distinct()
        .toList();
  }

  /// The folder it works in; empty where that can't be known.
  Optional<Path> folder() {
    long group = table.foreground(program);
    Optional<Path> folder = group > 0 ? table.folder(group) : Optional.empty();
    return folder.or(() -> table.folder(program));
  }
}

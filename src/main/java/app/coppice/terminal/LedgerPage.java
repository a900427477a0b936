package app.coppice.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What one process of ours has running in its terminals, as it stands in its file: a line for
/// itself, a line for each terminal. Immutable.
record LedgerPage(Started owner, List<Line> lines) {
  private static final String FIRST = "coppice processes 1";
  private static final Pattern START = Pattern.compile("[!-~]{1,100}");

  LedgerPage {
    lines = List.copyOf(lines);
  }

  /// A process that was started.
  ///
  /// @param start when, in the words of the `ProcessTable`
  record Started(long pid, String start) {
    boolean runs(ProcessTable table) {
      return table.start(pid).filter(start::equals).isPresent();
    }
  }

  /// A terminal.
  ///
  /// @param mark that all its programs carry
  /// @param leaders its program; none while it is being started
  record Line(UUID mark, List<Started> leaders) {
    Line {
      leaders = List.copyOf(leaders);
    }
  }

  String text() {
    return FIRST
        + "\n"
        + text(owner)
        + "\n"
        + lines.stream()
            .map(line ->
                line.mark()
                    + line.leaders().stream()
                        .map(leader -> " " + text(leader))
                        .collect(Collectors.joining())
                    + "\n")
            .collect(Collectors.joining());
  }

  private static String text(Started process) {
    return process.pid() + " " + process.start();
  }

  /// Reads a page; empty when it is none of ours, or not whole.
  static Optional<LedgerPage> parse(String text) {
    List<String> rows = text.lines().toList();
    if (!text.endsWith("\n") || rows.size() < 2 || !rows.getFirst().equals(FIRST)) {
      return Optional.empty();
    }
    try {
      List<Line> lines = new ArrayList<>();
      for (String row : rows.subList(2, rows.size())) {
        String[] words = row.split(" ");
        List<Started> leaders =
            words.length == 1
                ? List.of()
                : List.of(started(List.of(words).subList(1, words.length)));
        lines.add(new Line(UUID.fromString(words[0]), leaders));
      }
      return Optional.of(new LedgerPage(started(List.of(rows.get(1).split(" "))), lines));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Started started(List<String> words) {
    if (words.size() != 2 || !START.matcher(words.get(1)).matches()) {
      throw new IllegalArgumentException("not a process: " + words);
    }
    long pid = Long.parseLong(words.getFirst());
    if (pid <= 1) {
      throw new IllegalArgumentException("never ours: " + pid);
    }
    return new Started(pid, words.getLast());
  }
}

package app.coppice.ui.console;

import app.coppice.terminal.Link;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.ui.console.Range.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the link in a cell: one that the program has made (OSC 8), an address of the web, or what
/// looks like the name of a file, with a line or without. Pure.
final class LinkSpotter {
  private static final Pattern WEB = Pattern.compile("\\bhttps?://[^\\s<>\"'`{}|\\\\^\\p{Cntrl}]+");

  /// `src/Main.java:12:5`, `src/Main.java(12,5)`, `Main.java:12`, `"Main.py", line 12`, `./run.sh`.
  private static final Pattern FILE =
      Pattern.compile(
          "([\\p{L}\\p{N}_.~+@%/\\-]*[\\p{L}\\p{N}_])"
              + "(?::(\\d{1,7})(?::(\\d{1,7}))?|\\((\\d{1,7})(?:[,:] ?(\\d{1,7}))?\\)"
              + "|\", line (\\d{1,7}))?");

  private LinkSpotter() {}

  /// A link that was found.
  record Spot(Range range, LinkTarget target) {}

  /// The link in a cell.
  static Optional<Spot> at(Place cell, LongFunction<Row> rows) {
    LogicalLine line = LogicalLine.around(cell.line(), rows);
    if (cell.column() >= RowCells.of(rows.apply(cell.line())).cells().size()) {
      return Optional.empty();
    }
    int index = line.cell(cell);
    return made(line, index, rows).or(() -> written(line, index));
  }

  /// A link that the program has made of its text.
  private static Optional<Spot> made(LogicalLine line, int index, LongFunction<Row> rows) {
    List<Link> links = new ArrayList<>();
    for (long at = line.first(); at <= line.last(); at++) {
      for (Run run : rows.apply(at).runs()) {
        for (int i = 0; i < run.cells(); i++) {
          links.add(run.link());
        }
      }
    }
    if (index >= links.size() || links.get(index).uri().isEmpty()) {
      return Optional.empty();
    }
    Link link = links.get(index);
    int from = index;
    int to = index + 1;
    while (from > 0 && links.get(from - 1).equals(link)) {
      from--;
    }
    while (to < links.size() && links.get(to).equals(link)) {
      to++;
    }
    return Optional.of(new Spot(line.range(from, to), LinkTarget.of(link.uri())));
  }

  private static Optional<Spot> written(LogicalLine line, int index) {
    int[] cells = line.cellsOfText();
    String text = line.text();
    Matcher web = WEB.matcher(text);
    while (web.find()) {
      String address = trimmed(web.group());
      int from = cells[web.start()];
      int to = cells[web.start() + address.length() - 1] + 1;
      if (index >= from && index < to) {
        return Optional.of(new Spot(line.range(from, to), LinkTarget.of(address)))
            .filter(spot -> hasHost(address));
      }
    }
    Matcher file = FILE.matcher(text);
    while (file.find()) {
      int from = cells[file.start()];
      int to = cells[file.end() - 1] + 1;
      if (index >= from && index < to) {
        return file(file).map(target -> new Spot(line.range(from, to), target));
      }
    }
    return Optional.empty();
  }

  /// Without what belongs to the sentence around it.
  private static String trimmed(String address) {
    int end = address.length();
    boolean more = true;
    while (more && end > 0) {
      char last = address.charAt(end - 1);
      String rest = address.substring(0, end);
      more =
          ".,;:!?*_~".indexOf(last) >= 0
              || (last == ')' && count(rest, '(') < count(rest, ')'))
              || (last == ']' && count(rest, '[') < count(rest, ']'));
      end -= more ? 1 : 0;
    }
    return address.substring(0, end);
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }

  private static boolean hasHost(String address) {
    try {
      return new URI(address).getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static Optional<LinkTarget> file(Matcher file) {
    String path = file.group(1);
    boolean named = path.indexOf('/') >= 0 || path.indexOf('.') > 0 || file.group(2) != null;
    if (!named || path.chars().noneMatch(Character::isLetter)) {
      return Optional.empty();
    }
    int line = number(file.group(2), number(file.group(4), number(file.group(6), 0)));
    int column = number(file.group(3), number(file.group(5), 0));
    return Optional.of(new LinkTarget.File(path, line, column));
  }

  private static int number(String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}

package app.coppice.terminal;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The text of a terminal as it looks, line by line, to be kept until the terminal is opened again.
/// Links and the colours of underlines are not in it. Immutable.
public record StyledText(List<Line> lines) {
  /// One line, as the program wrote it.
  ///
  /// @param spans how the text looks from its beginning; what is behind them is plain
  record Line(String text, List<Span> spans) {
    Line {
      spans = List.copyOf(spans);
    }
  }

  /// Characters of one style.
  ///
  /// @param length in UTF-16 units
  record Span(int length, long pen) {}

  public static final StyledText NONE = new StyledText(List.of());

  private static final int PIECE = 500;

  /// Rows above the cursor in which a prompt is looked for.
  private static final int LONGEST_PROMPT = 12;

  public StyledText {
    lines = List.copyOf(lines);
  }

  /// The last lines of a terminal, without the empty ones at its end.
  ///
  /// @param longest how many characters at most, whole lines
  public static StyledText of(Screen screen, int longest) {
    Frame frame = screen.frame(Frame.EMPTY);
    return before(screen, frame, frame.top() + frame.rows().size(), longest);
  }

  /// The same without the prompt that a shell waits at, for one that draws a prompt of its own
  /// below it: from the line in which the cursor is, or from where the shell says that its prompt
  /// begins. All of the text where something stands below the cursor, which no prompt has.
  public static StyledText withoutPrompt(Screen screen, int longest) {
    Frame frame = screen.frame(Frame.EMPTY);
    boolean last =
        frame.rows().stream()
            .skip(frame.cursorRow() + 1L)
            .allMatch(row -> row.runs().stream().allMatch(run -> run.text().isBlank()));
    return frame.alternate() || !last
        ? of(screen, longest)
        : before(screen, frame, prompt(screen, frame), longest);
  }

  /// The line at which the prompt begins that the cursor is in.
  private static long prompt(Screen screen, Frame frame) {
    long oldest = frame.top() - frame.scrollback();
    long cursor = frame.top() + frame.cursorRow();
    long from = Math.max(oldest, cursor - LONGEST_PROMPT);
    List<Row> rows = screen.rows(from, (int) (cursor - from) + 1);
    int line = rows.size() - 1;
    while (line > 0 && rows.get(line - 1).wrapped()) {
      line--;
    }
    for (int at = line; at >= 0; at--) {
      PromptMark mark = rows.get(at).mark();
      if (mark.is(PromptMark.PROMPT)) {
        return from + at;
      }
      if (at < line && (mark.is(PromptMark.INPUT) || mark.is(PromptMark.OUTPUT))) {
        break;
      }
    }
    return from + line;
  }

  private static StyledText before(Screen screen, Frame frame, long end, int longest) {
    long first = frame.top() - frame.scrollback();
    long to = end;
    Deque<Row> rows = new ArrayDeque<>();
    int length = 0;
    while (to > first && length <= longest) {
      long from = Math.max(first, to - PIECE);
      for (Row row : screen.rows(from, (int) (to - from)).reversed()) {
        rows.addFirst(row);
        length += 1 + row.runs().stream().mapToInt(run -> run.text().length()).sum();
      }
      to = from;
    }
    return new StyledText(joined(rows)).lastOf(longest);
  }

  private static List<Line> joined(Iterable<Row> rows) {
    List<Line> lines = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (Row row : rows) {
      for (Run run : row.runs()) {
        text.append(run.text());
        spans.add(new Span(run.text().length(), Pen.pen(run.style())));
      }
      if (!row.wrapped()) {
        lines.add(new Line(text.toString().stripTrailing(), spans));
        text.setLength(0);
        spans.clear();
      }
    }
    if (!text.isEmpty()) {
      lines.add(new Line(text.toString().stripTrailing(), spans));
    }
    return lines;
  }

  private StyledText lastOf(int longest) {
    int to = lines.size();
    while (to > 0 && lines.get(to - 1).text.isEmpty()) {
      to--;
    }
    int from = to;
    int length = 0;
    while (from > 0 && length + lines.get(from - 1).text.length() < longest) {
      from--;
      length += lines.get(from).text.length() + 1;
    }
    return new StyledText(lines.subList(from, to));
  }

  /// Puts together what `text` and `pens` have told. Where the pens are damaged or of another text,
  /// it is plain.
  public static StyledText of(String text, String pens) {
    List<Line> lines = text.lines().map(line -> new Line(line, List.of())).toList();
    return new StyledText(StyledTextCodec.decode(pens, lines));
  }

  /// The text with one more line below it, plain.
  public StyledText with(String line) {
    List<Line> all = new ArrayList<>(lines);
    all.add(new Line(line, List.of()));
    return new StyledText(all);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /// All lines, a line feed after each.
  public String text() {
    return lines.stream().map(line -> line.text + "\n").collect(Collectors.joining());
  }

  /// How the lines look, in letters and digits, to be kept beside the text. Bounded: the oldest
  /// lines are plain where there are too many colours.
  public String pens() {
    return StyledTextCodec.encode(lines);
  }

  /// The text after something was taken out of it: lines that are changed by it are plain.
  ///
  /// @param clean takes all lines at once
  public StyledText cleaned(UnaryOperator<String> clean) {
    List<String> cleaned = clean.apply(text()).lines().toList();
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < cleaned.size(); i++) {
      boolean same = cleaned.size() == lines.size() && lines.get(i).text.equals(cleaned.get(i));
      all.add(same ? lines.get(i) : new Line(cleaned.get(i), List.of()));
    }
    return new StyledText(all);
  }

  /// A stream that shows it and does nothing else, whatever is in it.
  String stream() {
    StringBuilder stream = new StringBuilder();
    for (Line line : lines) {
      int at = 0;
      for (Span span : line.spans) {
        int to = Math.min(line.text.length(), at + span.length);
        stream.append(PenText.sequence(span.pen)).append(shown(line.text.substring(at, to)));
        at = to;
      }
      if (at > 0) {
        stream.append(PenText.sequence(Pen.DEFAULT));
      }
      stream.append(shown(line.text.substring(at))).append("\r\n");
    }
    return stream.toString();
  }

  private static String shown(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\t]]", "");
  }
}

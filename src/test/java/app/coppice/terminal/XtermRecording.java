package app.coppice.terminal;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Screen.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// The streams that are compared with xterm.js, and what it showed for them. `main` records it
/// anew: its argument is the folder of the resources; Node and the package named in `xterm.mjs` are
/// wanted in the working folder.
final class XtermRecording {
  private static final String SCREENS = "xterm-screens.jsonl.gz";
  private static final List<String> PROGRAMS =
      List.of("vim", "less", "htop", "top", "tmux", "gitlog", "progress", "codex");
  private static final int CUTS = 8;

  /// Streams for which xterm.js shows something else, and why ours stays.
  static final Map<String, String> ACCEPTED =
      Map.of(
          "seed 100289",
          "the blank that a wide character leaves when it is pushed over the edge in insert mode"
              + " has only the ground of the text, as other blanks have; xterm's has its letters'"
              + " colour, too, which nobody sees",
          "vttest3 picture 2",
          "xterm.js does not know the special graphics of the alternate ROM, `ESC ( 2`",
          "vttest1 picture 3",
          "xterm.js as a library ignores DECCOLM, so that older text stays; vttest wants it"
              + " cleared",
          "vttest1 picture 4",
          "the same");

  private static final String DEFAULT = "x" + style(Style.DEFAULT);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Bytes for a screen of a size.
  record Stream(String name, int columns, int rows, byte[] bytes) {
    /// A generated stream.
    static Stream of(String name, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Stream(name, XtermStreams.COLUMNS, XtermStreams.ROWS, bytes);
    }
  }

  /// What xterm.js showed: texts and styles by rows, the place of the cursor.
  record Shown(List<String> rows, List<String> styles, int x, int y, boolean alternate) {}

  private XtermRecording() {}

  static List<Stream> streams() throws IOException {
    List<Stream> streams = new ArrayList<>();
    XtermStreams.seeds(0, XtermStreams.COUNT)
        .forEach((seed, text) -> streams.add(Stream.of("seed " + seed, text)));
    streams.addAll(programs(CUTS));
    streams.addAll(VttestScreens.streams());
    return streams;
  }

  /// What programs wrote, up to so many moments.
  static List<Stream> programs(int cuts) throws IOException {
    List<Stream> streams = new ArrayList<>();
    for (String program : PROGRAMS) {
      byte[] bytes = bytes(program + ".bin");
      for (int cut = 1; cut <= cuts; cut++) {
        byte[] part = Arrays.copyOf(bytes, bytes.length * cut / cuts);
        streams.add(new Stream(program + " " + cut + "/" + cuts, 80, 24, part));
      }
    }
    return streams;
  }

  /// A recording, or what is kept beside it.
  static byte[] bytes(String file) throws IOException {
    try (InputStream in = resource(file)) {
      return in.readAllBytes();
    }
  }

  static List<Shown> shown() throws IOException {
    try (InputStream in = new GZIPInputStream(resource(SCREENS))) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /// Reads what `xterm.mjs` writes.
  static List<Shown> read(String lines) {
    return lines.lines().map(line -> JSON.readValue(line, Shown.class)).toList();
  }

  /// What our emulator shows for a stream.
  static Shown ours(Stream stream) {
    Screens screen = new Screens(stream.columns, stream.rows);
    screen.emulator.feed(stream.bytes, 0, stream.bytes.length);
    return ours(screen.frame());
  }

  static Shown ours(Frame frame) {
    return new Shown(
        frame.rows().stream().map(Screens::text).toList(),
        frame.rows().stream().map(XtermRecording::styles).toList(),
        frame.cursorColumn(),
        frame.cursorRow(),
        frame.alternate());
  }

  private static InputStream resource(String name) {
    InputStream in = XtermRecording.class.getResourceAsStream(name);
    if (in == null) {
      throw new UncheckedIOException(new IOException("no resource " + name));
    }
    return in;
  }

  /// The styles of a row as `xterm.mjs` writes them.
  private static String styles(Row row) {
    List<String> runs = new ArrayList<>();
    String last = "";
    int length = 0;
    for (Run run : row.runs()) {
      String style = style(run.style());
      if (!style.equals(last) && length > 0) {
        runs.add(length + "x" + last);
        length = 0;
      }
      last = style;
      length += run.cells();
    }
    if (length > 0) {
      runs.add(length + "x" + last);
    }
    while (!runs.isEmpty() && runs.getLast().endsWith(DEFAULT)) {
      runs.removeLast();
    }
    return String.join(" ", runs);
  }

  private static String style(Style style) {
    int underlined = style.underline() == Underline.NONE ? 0 : 1;
    return style.foreground()
        + ","
        + style.background()
        + ","
        + style.attributes()
        + ","
        + underlined;
  }

  public static void main(String[] folder) throws Exception {
    Path resources = Path.of(folder[0]);
    String lines =
        new XtermNode(Path.of("").toAbsolutePath())
            .lines(resources.resolve("xterm.mjs"), streams());
    try (var out = new GZIPOutputStream(Files.newOutputStream(resources.resolve(SCREENS)))) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }
}

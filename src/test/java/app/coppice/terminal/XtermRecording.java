package app.coppice.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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
      List.of("vim", "less", "htop", "top", "tmux", "gitlog", "progress");
  private static final int CUTS = 8;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Bytes for a screen of a size.
  record Stream(String name, int columns, int rows, byte[] bytes) {}

  /// What xterm.js showed: texts and styles by rows, the place of the cursor.
  record Shown(List<String> rows, List<String> styles, int x, int y, boolean alternate) {}

  private XtermRecording() {}

  static List<Stream> streams() throws IOException {
    List<Stream> streams = new ArrayList<>();
    for (String text : XtermStreams.all()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String name = "seed " + streams.size();
      streams.add(new Stream(name, XtermStreams.COLUMNS, XtermStreams.ROWS, bytes));
    }
    for (String program : PROGRAMS) {
      byte[] bytes = resource(program + ".bin").readAllBytes();
      for (int cut = 1; cut <= CUTS; cut++) {
        byte[] part = Arrays.copyOf(bytes, bytes.length * cut / CUTS);
        streams.add(new Stream(program + " " + cut + "/" + CUTS, 80, 24, part));
      }
    }
    return streams;
  }

  static List<Shown> shown() throws IOException {
    try (InputStream in = new GZIPInputStream(resource(SCREENS))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> JSON.readValue(line, Shown.class)).toList();
    }
  }

  private static InputStream resource(String name) {
    InputStream in = XtermRecording.class.getResourceAsStream(name);
    if (in == null) {
      throw new UncheckedIOException(new IOException("no resource " + name));
    }
    return in;
  }

  public static void main(String[] folder) throws Exception {
    Path resources = Path.of(folder[0]);
    Path input = Files.createTempFile("streams", ".jsonl");
    StringBuilder text = new StringBuilder();
    for (Stream stream : streams()) {
      String bytes = Base64.getEncoder().encodeToString(stream.bytes);
      Map<String, Object> line =
          Map.of("columns", stream.columns, "rows", stream.rows, "bytes", bytes);
      text.append(JSON.writeValueAsString(line)).append('\n');
    }
    Files.writeString(input, text);
    Process node =
        new ProcessBuilder("node", resources.resolve("xterm.mjs").toString())
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = new GZIPOutputStream(Files.newOutputStream(resources.resolve(SCREENS)))) {
      node.getInputStream().transferTo(out);
    }
    if (node.waitFor() != 0) {
      throw new IOException("xterm.js said nothing");
    }
  }
}

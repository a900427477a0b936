package app.coppice.terminal;

import app.coppice.terminal.XtermRecording.Shown;
import app.coppice.terminal.XtermRecording.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// xterm.js in a process of Node.
///
/// @param folder with `node_modules/@xterm/headless`
record XtermNode(Path folder) {
  private static final String PACKAGE = "@xterm/headless";
  private static final String VERSION = "5.5.0";
  private static final int PATIENCE = 120;

  /// Finds it in the folder that the environment variable `COPPICE_XTERM` names, or takes it out of
  /// npm's cache, without a network.
  ///
  /// @param temporary where it may be unpacked
  static Optional<XtermNode> find(Path temporary) throws IOException, InterruptedException {
    String named = System.getenv().getOrDefault("COPPICE_XTERM", "");
    XtermNode node = new XtermNode(named.isEmpty() ? temporary : Path.of(named));
    try {
      boolean there =
          node.isComplete()
              || run(
                  temporary,
                  "npm",
                  "install",
                  "--offline",
                  "--no-audit",
                  "--no-fund",
                  "--ignore-scripts",
                  "--logs-max=0",
                  "--prefix",
                  temporary.toString(),
                  PACKAGE + "@" + VERSION);
      return there && node.isComplete() && run(temporary, "node", "--version")
          ? Optional.of(node)
          : Optional.empty();
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    }
  }

  private boolean isComplete() {
    return Files.exists(folder.resolve("node_modules").resolve(PACKAGE).resolve("package.json"));
  }

  private static boolean run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }

  /// What it shows for these streams, a JSON object a line.
  ///
  /// @param script `xterm.mjs`
  String lines(Path script, List<Stream> streams) throws IOException, InterruptedException {
    Path input = Files.createTempFile("streams", ".jsonl");
    StringBuilder text = new StringBuilder();
    for (Stream stream : streams) {
      String bytes = Base64.getEncoder().encodeToString(stream.bytes());
      Map<String, Object> line =
          Map.of("columns", stream.columns(), "rows", stream.rows(), "bytes", bytes);
      text.append(JsonMapper.shared().writeValueAsString(line)).append('\n');
    }
    Files.writeString(input, text);
    Path output = Files.createTempFile("shown", ".jsonl");
    Process node =
        new ProcessBuilder("node", script.toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (!node.waitFor(PATIENCE, TimeUnit.SECONDS) || node.exitValue() != 0) {
        throw new IOException("xterm.js failed, or took more than " + PATIENCE + " s");
      }
      return Files.readString(output);
    } finally {
      node.destroyForcibly();
      Files.delete(input);
      Files.delete(output);
    }
  }

  /// The same, read.
  List<Shown> shown(Path script, List<Stream> streams) throws IOException, InterruptedException {
    return XtermRecording.read(lines(script, streams));
  }
}

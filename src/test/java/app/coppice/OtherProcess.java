package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program in a process of its own, beside the one of the test.
record OtherProcess(int code, String out, String err) {
  /// Runs the program to its end.
  static OtherProcess run(Path profile, String... arguments) throws Exception {
    Path err = Files.createTempFile("other", ".err");
    Process process = start(profile, ProcessBuilder.Redirect.to(err.toFile()), arguments);
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new OtherProcess(process.exitValue(), out, Files.readString(err));
  }

  /// Starts the program; who starts it ends it.
  static Process start(Path profile, ProcessBuilder.Redirect err, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(arguments));
    int at = words.indexOf("--");
    words.addAll(at < 0 ? words.size() : at, List.of("--profile", profile.toString()));
    ProcessBuilder builder = java(Main.class, words.toArray(String[]::new)).redirectError(err);
    builder.environment().put("ANTHROPIC_API_KEY", "none");
    return builder.start();
  }

  /// A Java program on this test's class path.
  static ProcessBuilder java(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /// The lines of standard output, each a JSON object.
  List<JsonNode> json() {
    return out.lines().map(JsonMapper.shared()::readTree).toList();
  }

  JsonNode only(String type) {
    List<JsonNode> found =
        json().stream().filter(node -> node.path("type").asString("").equals(type)).toList();
    assertThat(found).as(out + err).hasSize(1);
    return found.getFirst();
  }
}

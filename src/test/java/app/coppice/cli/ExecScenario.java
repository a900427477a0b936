package app.coppice.cli;

import app.coppice.CommandRun;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/// What the tests of `exec` share: a profile, a repository, and a model behind real HTTP.
abstract class ExecScenario {
  @TempDir Path folder;

  Served againstServer(Script script, String... more) throws Exception {
    Path repository = Git.repository(folder.resolve("repository")).folder();
    try (RehearsalServer server = RehearsalServer.start(Pace.INSTANT, script)) {
      List<String> arguments =
          Stream.concat(
                  Stream.of(
                      "exec",
                      "--json",
                      "--repo",
                      repository.toString(),
                      "--base-url",
                      server.baseUrl().toString(),
                      "--key-fd",
                      "0",
                      "--profile",
                      profile()),
                  Stream.concat(Stream.of(more), Stream.of("Do it")))
              .collect(Collectors.toList());
      return new Served(
          CommandRun.withInput(server.token() + "\n", arguments.toArray(String[]::new)),
          server.token());
    }
  }

  /// A run and the key that the server asked for.
  record Served(CommandRun run, String key) {}

  String profile() {
    return folder.resolve("profile").toString();
  }

  /// Files of the profile that hold this text.
  List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(profile()))) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

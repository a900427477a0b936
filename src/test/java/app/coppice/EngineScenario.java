package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.diff.FileDiff;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.SessionSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One profile, one repository, and a model behind real HTTP, for tests of the engine without a
/// window: real terminals, real files.
@Timeout(120)
abstract class EngineScenario {
  @TempDir Path folder;

  final ScriptedModel model = new ScriptedModel();
  RehearsalServer server;
  GitRepository git;
  LiveEngine live;
  Path repository;

  @BeforeEach
  void open() throws Exception {
    server = RehearsalServer.start(Pace.INSTANT, model);
    git = GitRepository.make(folder.resolve("shop"));
    live = LiveEngine.open(folder.resolve("profile"), server);
    repository = live.openRepository(git.folder().resolve("README.md"));
    assertThat(repository).isEqualTo(git.folder());
  }

  @AfterEach
  void close() {
    live.close();
    server.close();
  }

  void reopen() throws Exception {
    live.close();
    live = LiveEngine.open(folder.resolve("profile"), server);
  }

  static List<Entry.Call> calls(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Call.class::isInstance)
        .map(Entry.Call.class::cast)
        .toList();
  }

  static List<String> prompts(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(entry -> ((Entry.Prompt) entry).text())
        .toList();
  }

  static List<String> paths(SessionSnapshot session) {
    return session.changes().files().stream().map(FileDiff::path).toList();
  }

  static void deleteAll(Path top) throws Exception {
    List<Path> all;
    try (Stream<Path> found = Files.walk(top)) {
      all = found.toList();
    }
    for (Path each : all.reversed()) {
      Files.delete(each);
    }
  }
}

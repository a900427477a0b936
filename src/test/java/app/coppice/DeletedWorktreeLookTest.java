package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.FileDiff;
import app.coppice.rehearsal.Pace;
import app.coppice.session.Changes;
import app.coppice.session.EngineParts;
import app.coppice.session.SessionId;
import app.coppice.session.SessionManager;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DeletedWorktreeLookTest {
  @TempDir Path folder;

  @Test
  void aWorktreeThatIsDeletedFileByFileKeepsTheReviewFromBefore() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    for (int i = 0; i < 8; i++) {
      Files.writeString(git.folder().resolve("f" + i + ".txt"), "line\n".repeat(30));
    }
    git.commitAll("Files");
    try (LiveEngine live = LiveEngine.open(new SessionManager(parts()))) {
      SessionId id = live.ready(live.openRepository(git.folder()), "one", Mode.ASK);
      Path tree = live.now(id).worktree();
      Files.writeString(tree.resolve("f1.txt"), "changed\n");
      Files.writeString(tree.resolve("new.txt"), "new\n");
      Changes before =
          live.await(id, "both changes", s -> paths(s).equals(List.of("f1.txt", "new.txt")))
              .changes();

      Files.delete(tree.resolve("f2.txt"));
      live.await(id, "one is gone", s -> paths(s).contains("f2.txt"));
      Files.delete(tree.resolve("new.txt"));
      live.await(id, "two are gone", s -> !paths(s).contains("new.txt"));
      deleteAll(tree);

      SessionSnapshot gone = live.await(id, "detached", s -> s.state() == SessionState.DETACHED);
      assertThat(gone.changes()).isEqualTo(before);
      assertThat(gone.problem()).isNotEmpty();
    }
  }

  /// However long this machine takes, it is one deletion.
  private EngineParts parts() {
    EngineParts real =
        new Wiring()
            .parts(
                new Profile(folder.resolve("profile")),
                () -> Settings.DEFAULT,
                () -> "http://127.0.0.1:1",
                _ -> Optional.empty(),
                Pace.INSTANT);
    return new EngineParts(
        real.profile(),
        real.settings(),
        real.git(),
        real.turns(),
        real.shells(),
        real.watcher(),
        Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC),
        real.redactor());
  }

  private static List<String> paths(SessionSnapshot session) {
    return session.changes().files().stream().map(FileDiff::path).toList();
  }

  private static void deleteAll(Path tree) throws Exception {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}

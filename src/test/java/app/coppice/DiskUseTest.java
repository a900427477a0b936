package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.DiskUse;
import app.coppice.session.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What sessions take on the disk, in the window's engine and by the command line beside it.
final class DiskUseTest extends EngineScenario {
  private static final int LARGE = 3 << 20;

  @Test
  void theLargestComesFirstAndWhatIsPutAwayCountsByWhatIsKept() throws Exception {
    Files.writeString(git.folder().resolve(".gitignore"), "made/\n");
    git.commitAll("Ignore");
    SessionId small = live.ready(repository, "small", Mode.ASK);
    SessionId large = live.ready(repository, "large", Mode.ASK);
    Path worktree = live.now(large).worktree();
    Files.write(worktree.resolve("data.bin"), new byte[LARGE]);
    Files.createDirectories(worktree.resolve("made"));
    Files.write(worktree.resolve("made/ignored.bin"), new byte[LARGE]);

    List<DiskUse> uses = uses();
    assertThat(uses).extracting(DiskUse::id).containsExactly(large, small);
    assertThat(uses.getFirst().worktree()).isBetween(2L * LARGE, 2L * LARGE + 100_000);
    assertThat(uses.getFirst().kept()).isZero();
    assertThat(uses.getFirst().transcript()).isPositive();
    assertThat(uses.getLast().worktree()).isBetween(1L, 100_000L);

    live.done(live.engine().delete(large));

    uses = uses();
    assertThat(uses).extracting(DiskUse::id).containsExactly(large, small);
    assertThat(uses.getFirst().removed()).isTrue();
    assertThat(uses.getFirst().worktree()).isZero();
    assertThat(uses.getFirst().kept()).isBetween((long) LARGE, LARGE + 1_000L);
    CommandRun told =
        CommandRun.of("disk", "--json", "--profile", folder.resolve("profile").toString());
    assertThat(told.json())
        .extracting(line -> line.path("id").asString(""), line -> line.path("kept").asLong(0))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(large.toString(), uses.getFirst().kept()),
            org.assertj.core.groups.Tuple.tuple(small.toString(), 0L));

    live.done(live.engine().emptyTrash(List.of(large)));
    assertThat(uses()).extracting(DiskUse::id).containsExactly(small);
  }

  private List<DiskUse> uses() throws Exception {
    return LiveEngine.get(live.engine().storage().diskUse());
  }
}

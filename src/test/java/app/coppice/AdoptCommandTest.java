package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands about what was made elsewhere, on a profile that a window may have open.
@Timeout(120)
final class AdoptCommandTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Bench bench;

  @BeforeEach
  void aBranchMadeByGit() throws Exception {
    Keyboard.plugIn();
    bench = new Bench(folder);
    bench.makeRepository();
    GitRepository.git(bench.repository(), "branch", "idle-branch");
  }

  private CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--repo";
    all[arguments.length + 1] = bench.repository().toString();
    all[arguments.length + 2] = "--profile";
    all[arguments.length + 3] = bench.profile().folder().toString();
    return CommandRun.of(all);
  }

  @Test
  void listingNamesTheRepositoryAndKeepsNothingOfIt() throws Exception {
    CommandRun listed = run("worktrees");
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.out())
        .startsWith("Repository " + bench.repository().toRealPath())
        .contains("idle-branch");
    assertThat(bench.profile().folder().resolve("repositories.jsonl")).doesNotExist();
  }

  @Test
  void anOpenWindowShowsWhatAnotherProcessAdopts() throws Exception {
    FutureTask<Integer> program = bench.start();
    Keyboard keyboard = Keyboard.atWindow();

    CommandRun adopted = run("adopt", "idle-branch", "--json");
    assertThat(adopted.code()).as(adopted.err()).isZero();
    assertThat(adopted.only("session").path("branch").asString()).isEqualTo("idle-branch");
    assertThat(Files.readString(bench.profile().folder().resolve("repositories.jsonl")))
        .contains(bench.repository().getFileName().toString());

    keyboard.reads("sidebar", "idle-branch");
    Bench.quit(keyboard, program);
  }
}

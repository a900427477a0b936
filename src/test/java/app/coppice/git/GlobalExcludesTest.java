package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The person's own excludes, wherever their configuration names them: the answers are git's.
@Timeout(120)
class GlobalExcludesTest {
  @TempDir Path folder;

  /// Where git may find them.
  enum Place {
    THE_USUAL_FILE {
      @Override
      void fill(Path home) throws Exception {
        Files.createDirectories(home.resolve(".config/git"));
        Files.writeString(home.resolve(".config/git/ignore"), RULES);
      }
    },
    NAMED_IN_THE_HOME {
      @Override
      void fill(Path home) throws Exception {
        Files.writeString(home.resolve("mine"), RULES);
        Files.writeString(home.resolve(".gitconfig"), "[core]\n\texcludesFile = ~/mine ; my own\n");
      }
    },
    NAMED_IN_AN_INCLUDED_FILE {
      @Override
      void fill(Path home) throws Exception {
        Files.writeString(home.resolve("mine"), RULES);
        Files.writeString(home.resolve("local"), "[core]\n\texcludesFile = \"~/mine\" # here\n");
        Files.writeString(home.resolve(".gitconfig"), "[include]\n\tpath = local\n");
      }
    },
    NAMED_FOR_THE_MACHINE {
      @Override
      void fill(Path home) throws Exception {
        Files.writeString(home.resolve("mine"), RULES);
        Files.writeString(
            home.resolve("system"), "[core]\n\texcludesfile = " + home.resolve("mine") + "\n");
      }
    };

    static final String RULES = "*.swp\n/.idea/\n!keep.swp\n";

    abstract void fill(Path home) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void whereverTheyStandTheyCount(Place place) throws Exception {
    Path home = Files.createDirectory(folder.toRealPath().resolve("home"));
    place.fill(home);
    try (var sandbox = new GitSandbox(folder)) {
      Worktree worktree = sandbox.create("fix");
      for (String path :
          List.of("a.swp", "keep.swp", "src/b.swp", ".idea/x.xml", "src/.idea/y.xml", "new.txt")) {
        GitSandbox.write(worktree.folder(), path, "x\n");
      }
      Map<String, String> environment =
          Map.of(
              "HOME", home.toString(),
              "XDG_CONFIG_HOME", home.resolve(".config").toString(),
              "GIT_CONFIG_SYSTEM", home.resolve("system").toString());
      var git =
          GitSandbox.run(
              List.of("git", "ls-files", "-z", "--others", "--exclude-standard"),
              worktree.folder(),
              environment,
              new byte[0],
              Duration.ofSeconds(30),
              1 << 20);
      var untracked =
          new TreeSet<>(
              Arrays.asList(new String(git.output(), StandardCharsets.UTF_8).split("\0")));
      assertThat(untracked).containsExactly("keep.swp", "new.txt", "src/.idea/y.xml");

      String ours = answer(sandbox, worktree, home, environment);

      assertThat(ours.lines())
          .containsExactly(
              "untracked " + untracked,
              "untracked " + untracked,
              "ignored [.idea/x.xml, a.swp, src/b.swp]");
    }
  }

  private static String answer(
      GitSandbox sandbox, Worktree worktree, Path home, Map<String, String> environment)
      throws Exception {
    var ended =
        GitSandbox.run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                GlobalExcludesApp.class.getName(),
                sandbox.main.toString(),
                worktree.folder().toString(),
                worktree.adminFolder().toString()),
            worktree.folder(),
            environment,
            new byte[0],
            Duration.ofSeconds(60),
            1 << 20);
    assertThat(ended.exitStatus()).as(GitProgram.text(ended.error())).isZero();
    return GitProgram.text(ended.output());
  }
}

package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking at what changed gives what looking at everything gives.
class RefreshedChangesTest {
  private static final int ROUNDS = 40;

  private static final List<String> NAMES =
      List.of(
          "README.md",
          "src/Cart.java",
          "src/Price.java",
          "src/Stock.java",
          "src/deep/Shelf.java",
          "moved/Cart.java",
          "moved/Price.java",
          "notes.txt",
          "built/a.log",
          "keep.log",
          "sub/local.txt",
          "sub/x.txt",
          "lib/n 'ü'.txt");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4})
  void aRefreshEqualsLookingAtAllWhateverWasEdited(long seed) throws Exception {
    Random random = new Random(seed);
    Set<Change> met = EnumSet.noneOf(Change.class);
    try (var sandbox = new GitSandbox(folder, RefreshedChangesTest::fill)) {
      Worktree worktree = sandbox.create("fix");
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      var state = changes.compute();
      for (int round = 0; round < ROUNDS; round++) {
        var touched = new TreeSet<String>();
        for (int edit = random.nextInt(3); edit >= 0; edit--) {
          edit(worktree.folder(), random, touched);
        }
        if (random.nextInt(8) == 0) {
          commit(sandbox, worktree, random);
        }
        state = changes.refresh(state, touched);
        assertThat(state).as("round %d, touched %s", round, touched).isEqualTo(changes.compute());
        state.files().stream().map(FileDiff::change).forEach(met::add);
      }
    }
    assertThat(met).contains(Change.ADDED, Change.DELETED, Change.RENAMED, Change.COPIED);
  }

  @Test
  void aFileThatComesIsPairedWithOneThatWentLongBefore() throws Exception {
    try (var sandbox = new GitSandbox(folder, RefreshedChangesTest::fill)) {
      Worktree worktree = sandbox.create("fix");
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      Path cart = worktree.folder().resolve("src/Cart.java");
      String text = Files.readString(cart);
      Files.delete(cart);
      var gone = changes.refresh(changes.compute(), List.of("src/Cart.java"));
      GitSandbox.write(worktree.folder(), "moved/Cart.java", text);

      var paired = changes.refresh(gone, List.of("moved/Cart.java"));

      assertThat(paired.files())
          .singleElement()
          .satisfies(file -> assertThat(file.change()).isEqualTo(Change.RENAMED));
      assertThat(paired).isEqualTo(changes.compute());
    }
  }

  @Test
  void aBaseThatMovedIsLookedAtAsAWhole() throws Exception {
    try (var sandbox = new GitSandbox(folder, RefreshedChangesTest::fill)) {
      Worktree worktree = sandbox.create("fix");
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      var before = changes.compute();
      sandbox.write("src/Cart.java", "class Cart {}\n");
      sandbox.commitAll("Elsewhere");
      sandbox.gitIn(worktree.folder(), "merge", "-q", "main");
      GitSandbox.write(worktree.folder(), "notes.txt", "one\n");

      var after = changes.refresh(before, List.of("notes.txt"));

      assertThat(after).isEqualTo(changes.compute());
      assertThat(after.files()).extracting(FileDiff::path).containsExactly("notes.txt");
    }
  }

  private static void fill(GitSandbox sandbox) throws Exception {
    GitSandbox.plain(sandbox);
    sandbox.write("src/Cart.java", lines("cart"));
    sandbox.write("src/Price.java", lines("price"));
    sandbox.write("src/deep/Shelf.java", lines("shelf"));
    sandbox.write(".gitignore", "*.log\n!keep.log\n");
    sandbox.write("sub/.gitignore", "local*\n");
    sandbox.write("sub/x.txt", "x\n");
    sandbox.commitAll("More");
  }

  private static String lines(String word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append(word).append(' ').append(i).append('\n');
    }
    return text.toString();
  }

  private static void edit(Path root, Random random, Set<String> touched) throws IOException {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    Path file = root.resolve(name);
    switch (random.nextInt(10)) {
      case 0 -> write(root, name, lines("line " + random.nextInt(4)), touched);
      case 2 -> {
        Files.deleteIfExists(file);
        touched.add(name);
      }
      case 1, 3, 7, 8 -> {
        String other = NAMES.get(random.nextInt(NAMES.size()));
        if (Files.exists(file) && !other.equals(name)) {
          write(root, other, Files.readString(file), touched);
          if (random.nextInt(3) == 0) {
            write(root, name, Files.readString(file) + "changed\n", touched);
          } else {
            Files.delete(file);
            touched.add(name);
          }
        }
      }
      case 4 -> {
        if (Files.exists(file)) {
          boolean executable = file.toFile().canExecute();
          assertThat(file.toFile().setExecutable(!executable)).isTrue();
          touched.add(name);
        }
      }
      case 5 -> {
        if (Files.exists(file)) {
          write(root, name, Files.readString(file) + "more\n", touched);
        }
      }
      default -> {
        if (random.nextInt(4) == 0) {
          // A folder at once, as one event tells it.
          deleteAll(root.resolve("src/deep"));
          touched.add("src/deep");
        } else if (random.nextInt(4) == 0) {
          write(root, "sub/.gitignore", random.nextBoolean() ? "local*\n" : "x*\n", touched);
        }
      }
    }
  }

  private static void write(Path root, String name, String text, Set<String> touched)
      throws IOException {
    GitSandbox.write(root, name, text);
    touched.add(name);
  }

  private static void deleteAll(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> found = Files.walk(tree)) {
        for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void commit(GitSandbox sandbox, Worktree worktree, Random random)
      throws Exception {
    sandbox.gitIn(worktree.folder(), "add", "-A");
    if (random.nextBoolean()) {
      sandbox.gitIn(worktree.folder(), "commit", "-q", "--allow-empty", "-m", "Step");
    }
  }
}

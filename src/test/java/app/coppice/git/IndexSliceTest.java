package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read of a part of an index is what reading all of it says of that part.
class IndexSliceTest {
  @TempDir Path folder;

  @Test
  void aPathAndAFolderComeWithoutTheRest() throws Exception {
    try (var sandbox = new GitSandbox(folder, GitSandbox::varied)) {
      Path index = sandbox.main.resolve(".git/index");
      assertThat(sliced(index, "README.md")).containsExactly(".gitattributes", "README.md");
      assertThat(sliced(index, "a", "src/Cart.java", "nowhere"))
          .containsExactly(".gitattributes", "a/x", "src/Cart.java");
      assertThat(sliced(index, "a b/"))
          .containsExactly(".gitattributes", "a b/ü \"q\" 'x'/;rm.txt");
      for (DirCacheEntry entry : all(index)) {
        assertThat(slice(index, entry.getPathString()))
            .usingElementComparator(IndexSliceTest::differ)
            .contains(entry);
      }
      assertThat(slice(index, "a", "a.b", "src", "link"))
          .usingElementComparator(IndexSliceTest::differ)
          .isSubsetOf(all(index))
          .hasSize(6);
    }
  }

  @Test
  void anIndexLongerThanWhatIsHeldOfItAtOnceIsReadToItsEnd() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      for (int i = 0; i < 1_500; i++) {
        sandbox.write("many/" + "x".repeat(i % 90) + i + ".txt", i + "\n");
      }
      sandbox.commitAll("Many");
      Path index = sandbox.main.resolve(".git/index");
      assertThat(Files.size(index)).isGreaterThan(150_000);
      List<DirCacheEntry> all = all(index);
      assertThat(slice(index, "many", "README.md", "src"))
          .usingElementComparator(IndexSliceTest::differ)
          .containsExactlyElementsOf(all);
      for (int i = 0; i < all.size(); i += 97) {
        assertThat(sliced(index, all.get(i).getPathString()))
            .containsExactly(all.get(i).getPathString());
      }
    }
  }

  @Test
  void allThreeSidesOfAConflictCome() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      sandbox.git("checkout", "-q", "-b", "theirs");
      sandbox.write("README.md", "# Theirs\n");
      sandbox.commitAll("Theirs");
      sandbox.git("checkout", "-q", "main");
      sandbox.write("README.md", "# Ours\n");
      sandbox.commitAll("Ours");
      GitSandbox.run(
          List.of("git", "merge", "theirs"),
          sandbox.main,
          java.util.Map.of(),
          new byte[0],
          java.time.Duration.ofSeconds(20),
          9999);
      assertThat(slice(sandbox.main.resolve(".git/index"), "README.md"))
          .extracting(DirCacheEntry::getStage)
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void anEntryOfTheMomentInWhichTheIndexWasWrittenHasToBeComparedByContent() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path index = sandbox.main.resolve(".git/index");
      DirCacheEntry entry = all(index).getFirst();
      assertThat(entry.getLength()).isPositive();
      Files.setLastModifiedTime(index, FileTime.from(entry.getLastModifiedInstant()));
      assertThat(slice(index, entry.getPathString()).getFirst().getLength()).isZero();
      assertThat(all(index).getFirst().getLength()).isZero();
    }
  }

  @Test
  void whatIsOutOfTheOrdinaryIsLeftToWhoeverReadsAll() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path index = sandbox.main.resolve(".git/index");
      assertThat(IndexSlice.of(sandbox.main.resolve("none"), List.of("a"))).isEmpty();
      sandbox.git("update-index", "--assume-unchanged", "README.md");
      assertThat(IndexSlice.of(index, List.of("README.md"))).isEmpty();
      assertThat(IndexSlice.of(index, List.of("src"))).isPresent();
      sandbox.git("update-index", "--index-version", "4");
      assertThat(IndexSlice.of(index, List.of("src"))).isEmpty();
      Files.write(index, new byte[] {'D', 'I', 'R', 'C', 0, 0, 0, 2, 0, 0, 0, 9, 1});
      assertThat(IndexSlice.of(index, List.of("src"))).isEmpty();
    }
  }

  private static List<String> sliced(Path index, String... paths) throws Exception {
    return slice(index, paths).stream().map(DirCacheEntry::getPathString).toList();
  }

  private static List<DirCacheEntry> slice(Path index, String... paths) throws Exception {
    return entries(IndexSlice.of(index, List.of(paths)).orElseThrow());
  }

  private static List<DirCacheEntry> all(Path index) throws Exception {
    return entries(DirCache.read(index.toFile(), FS.DETECTED));
  }

  private static List<DirCacheEntry> entries(DirCache index) {
    var entries = new ArrayList<DirCacheEntry>();
    for (int i = 0; i < index.getEntryCount(); i++) {
      entries.add(index.getEntry(i));
    }
    return entries;
  }

  private static int differ(DirCacheEntry one, DirCacheEntry other) {
    return told(one).compareTo(told(other));
  }

  private static String told(DirCacheEntry entry) {
    return String.join(
        " ",
        entry.getPathString(),
        entry.getFileMode().toString(),
        entry.getObjectId().name(),
        Integer.toString(entry.getStage()),
        Integer.toString(entry.getLength()),
        entry.getLastModifiedInstant().toString());
  }
}

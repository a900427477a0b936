package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.LfsPointer;
import app.coppice.git.Comparisons.Sides;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A changed file that Git LFS keeps, in a session's worktree, with and without its contents.
class LfsObjectsTest {
  private static final byte[] BEFORE = "\u0089PNG before".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] AFTER = "\u0089PNG and after".getBytes(StandardCharsets.ISO_8859_1);
  private static final int MOST = 1_000;

  @TempDir Path folder;
  private GitSandbox sandbox;
  private Path files;
  private Comparisons comparisons;

  @BeforeEach
  void open() throws Exception {
    sandbox = new GitSandbox(folder, GitSandbox::varied);
    Worktree worktree = sandbox.create("fix");
    files = worktree.folder();
    GitSandbox.write(files, ".gitattributes", "*.png filter=lfs diff=lfs merge=lfs -text\n");
    Files.write(files.resolve("shop.png"), pointer(BEFORE));
    sandbox.commitAll(files, "a picture");
    sandbox.git("config", "filter.lfs.clean", "false");
    Files.write(files.resolve("shop.png"), AFTER);
    comparisons = new Comparisons(sandbox.repository, worktree);
  }

  @AfterEach
  void close() throws Exception {
    sandbox.close();
  }

  private static byte[] pointer(byte[] content) throws Exception {
    return LfsPointer.stored(new ByteArrayInputStream(content));
  }

  /// Where the repository's store has a content.
  private Path kept(byte[] content) throws Exception {
    String oid = LfsPointer.parse(pointer(content)).orElseThrow().oid();
    Path fan = sandbox.main.resolve(".git/lfs/objects").resolve(oid.substring(0, 2));
    return Files.createDirectories(fan.resolve(oid.substring(2, 4))).resolve(oid);
  }

  private FileDiff diff() throws Exception {
    var all = comparisons.between(new Point.Head(), new Point.Files());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private Sides filled(int most) throws Exception {
    return comparisons.filled(new Point.Head(), new Point.Files(), diff(), most);
  }

  @Test
  void aContentComesFromTheStoreOrTheWorktreeWhileTheLinesAreThePointers() throws Exception {
    Files.write(kept(BEFORE), BEFORE);
    assertThat(LfsPointer.isIn(diff())).isTrue();
    assertThat(filled(MOST).before()).isEqualTo(BEFORE);
    assertThat(filled(MOST).after()).isEqualTo(AFTER);
    Sides lines = comparisons.sides(new Point.Head(), new Point.Files(), diff(), MOST);
    assertThat(lines.before()).isEqualTo(pointer(BEFORE));
    assertThat(lines.after()).isEqualTo(pointer(AFTER));
  }

  @Test
  void whereAContentIsNotHereThePointerStays() throws Exception {
    assertThat(filled(MOST).before()).isEqualTo(pointer(BEFORE));
    assertThat(filled(MOST).after()).isEqualTo(AFTER);
  }

  @Test
  void nothingIsTakenForAContentThatIsNotWhatThePointerSays() throws Exception {
    byte[] other = BEFORE.clone();
    other[0] = 'x';
    Files.write(kept(BEFORE), other);
    assertThat(filled(MOST).before()).isEqualTo(pointer(BEFORE));
    Files.delete(kept(BEFORE));
    Files.write(folder.resolve("elsewhere"), BEFORE);
    Files.createSymbolicLink(kept(BEFORE), folder.resolve("elsewhere"));
    assertThat(filled(MOST).before()).isEqualTo(pointer(BEFORE));
  }

  @Test
  void ofALongerContentThanIsAskedForOnlyTheSizeIsTold() throws Exception {
    Files.write(kept(BEFORE), BEFORE);
    byte[] more = "more".repeat(MOST).getBytes(StandardCharsets.US_ASCII);
    Files.write(files.resolve("shop.png"), more);
    assertThat(filled(MOST).before()).isEqualTo(BEFORE);
    assertThat(filled(MOST).after()).isEmpty();
    assertThat(filled(MOST).afterSize()).isEqualTo(more.length);
  }
}

package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexExtensionsTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Path index;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder, GitSandbox::varied);
    index = git.main.resolve(".git/index");
  }

  @AfterEach
  void end() throws Exception {
    git.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void everyVersionIsHoppedOverToItsExtensions(int version) throws Exception {
    git.write("later.txt", "not added yet\n");
    git.git("add", "-N", "later.txt");
    git.write("n".repeat(100) + "/" + "m".repeat(200), "long\n");
    git.git("add", ".");
    git.git("update-index", "--index-version=" + version);
    assertThat(IndexExtensions.required(index)).isEmpty();
    git.git("update-index", "--split-index");
    assertThat(IndexExtensions.required(index)).containsExactly("link");
  }

  @Test
  void whatIsCutOffOrNoIndexIsSaidAndNoneIsNothing() throws Exception {
    byte[] whole = Files.readAllBytes(index);
    Files.write(index, Arrays.copyOf(whole, 100));
    assertThatThrownBy(() -> IndexExtensions.required(index)).isInstanceOf(IOException.class);
    Files.writeString(index, "something else altogether");
    assertThatThrownBy(() -> IndexExtensions.required(index)).isInstanceOf(IOException.class);
    Files.delete(index);
    assertThat(IndexExtensions.required(index)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20})
  @Timeout(30)
  void anExtensionOfAForgedLengthIsSaidToBeCutOff(int length) throws Exception {
    for (String name : List.of("TREE", "link")) {
      Files.write(index, index(extension(name, length)));

      assertThatThrownBy(() -> IndexExtensions.required(index))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut off");
    }
  }

  @Test
  @Timeout(30)
  void manyForgedExtensionsAreNamedByTheFirstAndANegativeCountIsCutOff() throws Exception {
    var many = ByteBuffer.allocate(8 * 100_000);
    for (int i = 0; i < 100_000; i++) {
      many.put(extension("link", 0));
    }
    byte[] forged = index(many.array());
    Files.write(index, forged);
    assertThat(IndexExtensions.required(index)).hasSizeLessThan(10).contains("link");

    ByteBuffer.wrap(forged).putInt(8, -1);
    Files.write(index, forged);
    assertThatThrownBy(() -> IndexExtensions.required(index))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void anIndexBeyondTheLimitIsNotRead() throws Exception {
    try (var file = new RandomAccessFile(index.toFile(), "rw")) {
      file.setLength(300L * 1024 * 1024);
    }

    assertThatThrownBy(() -> IndexExtensions.required(index))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than 256 MB");
  }

  /// An index without entries, with these extensions and room for its hash.
  private static byte[] index(byte[] extensions) {
    return ByteBuffer.allocate(12 + extensions.length + 20)
        .put("DIRC".getBytes(StandardCharsets.US_ASCII))
        .putInt(2)
        .putInt(0)
        .put(extensions)
        .array();
  }

  private static byte[] extension(String name, int length) {
    return ByteBuffer.allocate(8)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(length)
        .array();
  }
}

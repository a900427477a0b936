package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
}

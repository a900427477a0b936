package app.coppice.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Path BUNDLE =
      Path.of("src/main/resources/app/coppice/ui/messages.properties");
  private static final Pattern KEY = Pattern.compile("^([a-z][\\w.-]*)\\s*=", Pattern.MULTILINE);
  private static final Pattern ASKED =
      Pattern.compile("Messages\\.text\\(\\s*\"([a-z][\\w.-]*)\"\\s*[,)]");

  @Test
  void everyKeyIsThereOnce() throws IOException {
    assertThat(keys()).doesNotHaveDuplicates();
  }

  @Test
  void everyTextThatTheCodeNamesIsThere() throws IOException {
    var asked = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        found(ASKED, file).forEach(asked::add);
      }
    }
    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(keys()).containsAll(asked);
  }

  private static List<String> keys() throws IOException {
    return found(KEY, BUNDLE).toList();
  }

  private static Stream<String> found(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file, StandardCharsets.UTF_8))
        .results()
        .map(it -> it.group(1));
  }
}

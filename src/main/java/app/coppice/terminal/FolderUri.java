package app.coppice.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads where a program says it works (OSC 7). Only folders of this computer count: a shell on
/// another one names that.
final class FolderUri {
  private static final int LIMIT = 4096;
  private static final String SCHEME = "file://";

  private FolderUri() {}

  /// The path of a `file://host/path`.
  static Optional<String> path(String uri) {
    if (!uri.startsWith(SCHEME)) {
      return Optional.empty();
    }
    int slash = uri.indexOf('/', SCHEME.length());
    if (slash < 0 || !ThisComputer.is(uri.substring(SCHEME.length(), slash))) {
      return Optional.empty();
    }
    return plain(decoded(uri.substring(slash)));
  }

  /// An absolute path that may be shown, as it is. One of two slashes names another computer where
  /// Windows reads it.
  static Optional<String> plain(String path) {
    boolean valid =
        ((path.startsWith("/") && !path.matches("/[/\\\\].*"))
                || path.matches("[A-Za-z]:[/\\\\].*"))
            && path.length() <= LIMIT
            && SafeText.line(path, LIMIT).equals(path);
    return valid ? Optional.of(path) : Optional.empty();
  }

  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low < 0) {
        bytes.write(raw[i]);
      } else {
        bytes.write(high << 4 | low);
        i += 2;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

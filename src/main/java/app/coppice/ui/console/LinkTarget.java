package app.coppice.ui.console;

import app.coppice.terminal.ThisComputer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a link in a terminal leads. Immutable.
sealed interface LinkTarget {
  /// In characters.
  int LONGEST_HOST = 100;

  /// The address as it is shown to the person before it is opened.
  String shown();

  /// A page of the web.
  record Web(URI address) implements LinkTarget {
    @Override
    public String shown() {
      return address.toString();
    }
  }

  /// A file, so far only by the name that stands in the terminal.
  ///
  /// @param line 0 when none is named
  /// @param column 0 when none is named
  record File(String path, int line, int column) implements LinkTarget {
    @Override
    public String shown() {
      return line > 0 ? path + ":" + line : path;
    }
  }

  /// Anything else.
  record Other(String shown) implements LinkTarget {}

  /// What the address of a link (OSC 8) leads to. A file of another computer is no file of ours,
  /// and a path of two slashes names one where Windows reads it.
  static LinkTarget of(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (web && isPlain(uri)) {
        return new Web(uri);
      }
      if (scheme.equals("file") && isHere(uri)) {
        String line = uri.getFragment() == null ? "" : uri.getFragment().replaceAll("\\D", "");
        int number = line.isEmpty() || line.length() > 9 ? 0 : Integer.parseInt(line);
        return new File(uri.getPath(), number, 0);
      }
    } catch (URISyntaxException _) {
      // It is shown as it is and not opened.
    }
    return new Other(address);
  }

  /// Whether the host of an address of the web is what a person takes for it: a name before an `@`
  /// looks like one, and of a long one the end, which counts, may not be shown.
  private static boolean isPlain(URI uri) {
    return uri.getHost() != null
        && uri.getHost().length() <= LONGEST_HOST
        && uri.getRawUserInfo() == null;
  }

  private static boolean isHere(URI uri) {
    String host = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    String path = uri.getPath();
    return path != null && !path.matches("[/\\\\]{2}.*") && ThisComputer.is(host);
  }
}

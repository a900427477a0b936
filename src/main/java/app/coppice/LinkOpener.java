package app.coppice;

import app.coppice.sandbox.Launcher;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands web links to the desktop. Any other kind of link is left alone: a scheme may start a
/// program. Thread-safe; returns at once.
///
/// @param problem told on any thread, in a sentence, when the desktop could not open a link
record LinkOpener(Launcher launcher, Consumer<String> problem) implements Consumer<URI> {
  private static final Logger LOG = LoggerFactory.getLogger(LinkOpener.class);

  @Override
  public void accept(URI link) {
    if (!"https".equalsIgnoreCase(link.getScheme()) && !"http".equalsIgnoreCase(link.getScheme())) {
      LOG.info("A link that is not of the web was left alone");
      return;
    }
    new DesktopProgram(launcher, problem).start(command(link));
  }

  private static List<String> command(URI link) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return List.of("open", link.toString());
    }
    return system.startsWith("windows")
        ? List.of("rundll32.exe", "url.dll,FileProtocolHandler", link.toString())
        : List.of("xdg-open", link.toString());
  }
}

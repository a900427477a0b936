package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Links that are remembered instead of opened.
final class OpenedLinks implements LinkActions {
  /// The files there are, by what a terminal calls them.
  final Map<String, Path> files = new HashMap<>();

  final List<String> opened = new CopyOnWriteArrayList<>();

  @Override
  public void openWeb(URI address) {
    opened.add("web " + address);
  }

  @Override
  public CompletableFuture<Optional<Path>> find(String folder, String path) {
    return CompletableFuture.completedFuture(Optional.ofNullable(files.get(path)));
  }

  @Override
  public void open(Terminal terminal, FilePlace place) {
    opened.add("file " + place.file() + " " + place.line() + " " + place.column());
  }

  @Override
  public void openInEditor(FilePlace place) {
    opened.add("editor " + place.file() + " " + place.line() + " " + place.column());
  }

  @Override
  public void refuse(String address) {
    opened.add("refused " + address);
  }
}

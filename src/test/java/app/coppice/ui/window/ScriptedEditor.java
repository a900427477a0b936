package app.coppice.ui.window;

import app.coppice.ui.console.FilePlace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// An editor that remembers what it was asked to open.
final class ScriptedEditor implements PersonsEditor {
  final List<FilePlace> places = new CopyOnWriteArrayList<>();
  Opening opening = new Opening.Started("Sample");

  @Override
  public CompletableFuture<Opening> open(FilePlace place) {
    places.add(place);
    return CompletableFuture.completedFuture(opening);
  }

  @Override
  public Optional<String> problem(String command) {
    return command.startsWith("no")
        ? Optional.of("There is no program " + command)
        : Optional.empty();
  }
}

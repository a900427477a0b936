package app.coppice.ui.window;

import app.coppice.diff.Conflict;
import app.coppice.diff.ConflictMarks.Choice;
import app.coppice.diff.Resolution;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.BaseWords;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.window.ConflictPlaces.Spot;
import app.coppice.ui.window.ConflictPlaces.Standing;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Resolves conflicts of a session's branch with its base: what was before, both sides, and the
/// result, which can be edited. Nothing changes before the person goes on. FX thread only.
final class ConflictSheet extends Sheet {
  private final ConflictDraft draft;
  private final Runnable decided;
  private final ListView<Conflict> files = new ListView<>();
  private final Label state = new Label();
  private final Label word = paragraph("");
  private final ConflictSides sides = new ConflictSides();
  private final ConflictResult result = new ConflictResult();
  private final HBox choices = new HBox();
  private final ConflictWholes wholes;
  private final VBox lines;
  private final Map<ConflictKey, Button> byKey = new EnumMap<>(ConflictKey.class);
  private final Button goOn;
  private boolean loading;
  private int at;

  /// @param begun what to say of what was decided before; may be empty
  /// @param decided runs after every decision and every key
  /// @param goOn takes what was decided
  ConflictSheet(
      OverlayLayer overlays,
      String branch,
      String base,
      ConflictDraft draft,
      String begun,
      Runnable decided,
      Consumer<Resolution> goOn) {
    super(overlays, Messages.text("window.conflict.title", branch, base));
    this.draft = draft;
    this.decided = decided;
    wholes =
        new ConflictWholes(
            draft,
            () -> {
              decided.run();
              tell();
            });
    getStyleClass().add("conflict-sheet");
    files.getItems().setAll(draft.conflicts());
    files.setAccessibleText(Messages.text("window.conflict.files"));
    files.setFixedCellSize(28);
    files.setCellFactory(_ -> new FileCell());
    files.setPrefHeight(Math.min(120, 28 * draft.conflicts().size() + 4));
    files.setMinHeight(USE_PREF_SIZE); // in a low window the result gives way
    files.getSelectionModel().selectedItemProperty().subscribe(_ -> load());
    choices
        .getChildren()
        .addAll(
            button(ConflictKey.TAKE_OURS, () -> take(Choice.OURS)),
            button(ConflictKey.TAKE_THEIRS, () -> take(Choice.THEIRS)),
            button(ConflictKey.TAKE_BOTH, () -> take(Choice.BOTH)),
            gap(),
            button(ConflictKey.PREVIOUS, () -> step(-1)),
            button(ConflictKey.NEXT, () -> step(1)));
    choices.getStyleClass().add("buttons");
    result.textProperty().subscribe(this::edited);
    lines = new VBox(sides, choices, resultTitle(), result);
    VBox.setVgrow(result, Priority.ALWAYS);
    lines.getStyleClass().add("conflict-lines");
    VBox.setVgrow(lines, Priority.ALWAYS);
    state.setWrapText(true);
    state.setMinHeight(USE_PREF_SIZE);
    body(files, state, wholes, lines);
    button(Messages.text("window.conflict.later"), this::close);
    this.goOn =
        button(
            BaseWords.bringIn(base),
            () -> {
              close();
              goOn.accept(draft.resolved());
            });
    this.goOn.getStyleClass().add("accent");
    hint(this.goOn, ConflictKey.CONTINUE);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    word.getStyleClass().add("small");
    word.managedProperty().bind(word.visibleProperty());
    say(begun);
    getChildren().add(getChildren().indexOf(lines) + 1, word);
    files.getSelectionModel().select(0);
    tell();
  }

  void open() {
    open(files);
  }

  /// Says something of what is decided, below it; the newest word alone.
  void say(String sentence) {
    word.setText(sentence);
    word.setVisible(!sentence.isEmpty());
  }

  private Button button(ConflictKey key, Runnable run) {
    Button button = Verbatim.button(key.verb());
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> run.run());
    hint(button, key);
    byKey.put(key, button);
    return button;
  }

  private static void hint(Button button, ConflictKey key) {
    button.setGraphic(new KeyHint(key.combination()));
    button.setContentDisplay(ContentDisplay.RIGHT);
  }

  private Label resultTitle() {
    Label title = new Label(Messages.text("window.conflict.result"));
    title.getStyleClass().addAll("muted", "small");
    title.setLabelFor(result);
    title.setGraphic(new KeyHint(ConflictKey.RESULT.combination()));
    title.setContentDisplay(ContentDisplay.RIGHT);
    return title;
  }

  private void key(KeyEvent event) {
    if (ConflictKey.CONTINUE.matches(event)) {
      goOn.fire();
      event.consume();
    } else if (ConflictKey.RESULT.matches(event)) {
      if (lines.isVisible()) {
        result.requestFocus();
        showPlace();
      }
      event.consume();
    }
    byKey.forEach((key, button) -> {
      if (key.matches(event)) {
        button.fire();
        event.consume();
      }
    });
  }

  /// Goes to the next place, beyond the last one of a file to the next file.
  private void step(int by) {
    int places = spots().size();
    int next = at + by;
    int count = files.getItems().size();
    if ((next >= 0 && next < places) || count == 1) {
      at = places == 0 ? 0 : Math.floorMod(next, places);
      showPlace();
      return;
    }
    boolean inResult = result.isFocused();
    choose(Math.floorMod(files.getSelectionModel().getSelectedIndex() + by, count));
    at = by > 0 ? 0 : Math.max(0, spots().size() - 1);
    showPlace();
    if (inResult && !lines.isVisible()) {
      files.requestFocus();
    }
  }

  private Optional<Conflict> chosen() {
    return Optional.ofNullable(files.getSelectionModel().getSelectedItem());
  }

  private List<Spot> spots() {
    return chosen().map(draft::spots).orElse(List.of());
  }

  private void load() {
    chosen()
        .ifPresent(conflict -> {
          loading = true;
          result.setText(draft.text(conflict));
          loading = false;
          lines.setVisible(draft.isText(conflict));
          lines.setManaged(draft.isText(conflict));
          wholes.show(conflict);
          at = firstOpen();
          showPlace();
        });
  }

  private int firstOpen() {
    List<Spot> spots = spots();
    return IntStream.range(0, spots.size())
        .filter(i -> spots.get(i).standing() == Standing.OPEN)
        .findFirst()
        .orElse(0);
  }

  private void edited() {
    if (!loading) {
      chosen().ifPresent(conflict -> draft.write(conflict, result.getText()));
      decided.run();
      tell();
    }
  }

  /// Takes a side: of the place, or of a file that one side deleted.
  private void take(Choice choice) {
    List<Spot> spots = spots();
    if (at < spots.size()) {
      Spot spot = spots.get(at);
      spot.decided(choice).ifPresent(text -> result.replaceText(spot.start(), spot.end(), text));
      showPlace();
    } else {
      chosen().ifPresent(conflict -> wholes.take(conflict, choice));
    }
  }

  /// Shows both sides of the place, and in the result what stands for it now.
  private void showPlace() {
    List<Spot> spots = spots();
    at = Math.clamp(at, 0, Math.max(0, spots.size() - 1));
    if (at < spots.size()) {
      result.show(spots.get(at).start(), spots.get(at).end());
    }
    tell();
  }

  private void tell() {
    files.refresh();
    goOn.setDisable(!draft.isDone());
    List<Spot> spots = spots();
    if (at < spots.size()) {
      sides.show(spots.get(at).sides());
    }
    chosen().ifPresent(conflict -> state.setText(state(conflict, spots)));
  }

  private String state(Conflict conflict, List<Spot> spots) {
    if (at >= spots.size()) {
      return wholes.state(conflict);
    }
    String name = spots.get(at).standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String standing = Messages.text("window.conflict.place." + name);
    return Messages.text(
        "window.conflict.place", draft.open(conflict), at + 1, spots.size(), standing);
  }

  void choose(int file) {
    files.getSelectionModel().select(file);
  }

  TextArea result() {
    return result;
  }

  Button goOn() {
    return goOn;
  }

  /// A file, and how much of it is open; in a word, not by colour alone.
  private final class FileCell extends ListCell<Conflict> {
    @Override
    protected void updateItem(Conflict conflict, boolean empty) {
      super.updateItem(conflict, empty);
      setText(
          empty
              ? ""
              : Escapes.visibleOnOneLine(conflict.path())
                  + "  "
                  + Messages.text("window.conflict.file", draft.open(conflict)));
    }
  }
}

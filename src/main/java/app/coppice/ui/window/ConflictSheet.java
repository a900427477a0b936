package app.coppice.ui.window;

import app.coppice.diff.Conflict;
import app.coppice.diff.ConflictMarks;
import app.coppice.diff.ConflictMarks.Choice;
import app.coppice.diff.ConflictMarks.Place;
import app.coppice.diff.Resolution;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final TextArea before = side("window.conflict.before");
  private final TextArea ours = side("window.conflict.ours");
  private final TextArea theirs = side("window.conflict.theirs");
  private final TextArea result = new TextArea();
  private final HBox choices = new HBox();
  private final HBox wholes = new HBox();
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
    getStyleClass().add("conflict-sheet");
    files.getItems().setAll(draft.conflicts());
    files.setAccessibleText(Messages.text("window.conflict.files"));
    files.setFixedCellSize(28);
    files.setCellFactory(_ -> new FileCell());
    files.setPrefHeight(Math.min(120, 28 * draft.conflicts().size() + 4));
    files.getSelectionModel().selectedItemProperty().subscribe(_ -> load());
    HBox sides =
        new HBox(
            labelled("window.conflict.before", before),
            labelled("window.conflict.ours", ours),
            labelled("window.conflict.theirs", theirs));
    sides.getStyleClass().add("conflict-sides");
    choices
        .getChildren()
        .addAll(
            button(ConflictKey.TAKE_OURS, () -> decide(Choice.OURS)),
            button(ConflictKey.TAKE_THEIRS, () -> decide(Choice.THEIRS)),
            button(ConflictKey.TAKE_BOTH, () -> decide(Choice.BOTH)),
            gap(),
            button(ConflictKey.PREVIOUS, () -> step(-1)),
            button(ConflictKey.NEXT, () -> step(1)));
    choices.getStyleClass().add("buttons");
    wholes.getStyleClass().add("buttons");
    result.getStyleClass().add("code");
    result.setAccessibleText(Messages.text("window.conflict.result"));
    result.textProperty().subscribe(this::edited);
    lines = new VBox(sides, choices, labelled("window.conflict.result", result));
    lines.getStyleClass().add("conflict-lines");
    VBox.setVgrow(lines, Priority.ALWAYS);
    state.getStyleClass().add("muted");
    body(files, state, wholes, lines);
    button(Messages.text("window.conflict.later"), this::close);
    this.goOn =
        button(
            ConflictKey.CONTINUE.verb(),
            () -> {
              close();
              goOn.accept(draft.resolved());
            });
    this.goOn.getStyleClass().add("accent");
    hint(this.goOn, ConflictKey.CONTINUE);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    if (!begun.isEmpty()) {
      Label word = new Label(begun);
      word.getStyleClass().addAll("muted", "small");
      remark(word);
    }
    files.getSelectionModel().select(0);
    tell();
  }

  void open() {
    open(files);
  }

  private static TextArea side(String key) {
    TextArea area = new TextArea();
    area.setEditable(false);
    area.setPrefRowCount(5);
    area.getStyleClass().add("code");
    area.setAccessibleText(Messages.text(key));
    return area;
  }

  private static VBox labelled(String key, TextArea area) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().addAll("muted", "small");
    label.setLabelFor(area);
    VBox box = new VBox(label, area);
    HBox.setHgrow(box, Priority.ALWAYS);
    VBox.setVgrow(area, Priority.ALWAYS);
    return box;
  }

  private Button button(ConflictKey key, Runnable run) {
    Button button = new Button(key.verb());
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

  private void key(KeyEvent event) {
    if (ConflictKey.CONTINUE.matches(event)) {
      goOn.fire();
      event.consume();
    }
    byKey.forEach((key, button) -> {
      if (key.matches(event)) {
        button.fire();
        event.consume();
      }
    });
  }

  private void step(int by) {
    at += by;
    showPlace();
  }

  private Optional<Conflict> chosen() {
    return Optional.ofNullable(files.getSelectionModel().getSelectedItem());
  }

  private void load() {
    chosen()
        .ifPresent(conflict -> {
          loading = true;
          at = 0;
          result.setText(draft.text(conflict));
          loading = false;
          lines.setVisible(draft.isText(conflict));
          lines.setManaged(draft.isText(conflict));
          wholes.setVisible(!draft.isText(conflict));
          wholes.setManaged(!draft.isText(conflict));
          offerWhole(conflict);
          showPlace();
        });
  }

  /// A file that one side deleted is kept or not; what is no text is left to git.
  private void offerWhole(Conflict conflict) {
    wholes.getChildren().clear();
    boolean deleted = conflict.ours().isEmpty() != conflict.theirs().isEmpty();
    if (!draft.isText(conflict) && deleted) {
      String content = conflict.ours() + conflict.theirs();
      wholes
          .getChildren()
          .addAll(
              whole("window.conflict.keep", conflict, Optional.of(content)),
              whole("window.conflict.delete", conflict, Optional.empty()));
    } else if (!draft.isText(conflict)) {
      wholes.getChildren().add(paragraph(draft.refusal(conflict)));
    }
  }

  private Button whole(String key, Conflict conflict, Optional<String> content) {
    Button button = new Button(Messages.text(key));
    button.setOnAction(_ -> {
      draft.keep(conflict, content);
      decided.run();
      tell();
    });
    return button;
  }

  private void edited() {
    if (!loading) {
      chosen().ifPresent(conflict -> draft.write(conflict, result.getText()));
      decided.run();
      showPlace();
    }
  }

  private void decide(Choice choice) {
    List<Place> places = ConflictMarks.places(result.getText());
    if (at < places.size()) {
      Place place = places.get(at);
      result.setText(ConflictMarks.decide(result.getText(), place, choice));
      result.positionCaret(Math.min(place.start(), result.getLength()));
    }
  }

  private void showPlace() {
    List<Place> places = ConflictMarks.places(result.getText());
    at = Math.clamp(at, 0, Math.max(0, places.size() - 1));
    choices.setDisable(places.isEmpty());
    before.setText(places.isEmpty() ? "" : places.get(at).base());
    ours.setText(places.isEmpty() ? "" : places.get(at).ours());
    theirs.setText(places.isEmpty() ? "" : places.get(at).theirs());
    if (!places.isEmpty() && !result.isFocused()) {
      result.selectRange(places.get(at).start(), places.get(at).end());
    }
    tell();
  }

  private void tell() {
    files.refresh();
    goOn.setDisable(!draft.isDone());
    chosen()
        .ifPresent(conflict ->
            state.setText(
                draft.isText(conflict)
                    ? Messages.text("window.conflict.open", draft.open(conflict), at + 1)
                    : conflict.what()));
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

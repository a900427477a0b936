package app.coppice.ui.window;

import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Finds any action or session by a few letters and runs it. FX thread only.
final class Palette extends VBox {
  /// One thing to run.
  ///
  /// @param detail said beside the title; may be empty
  /// @param words other words that a person may look for it by; may be empty
  /// @param keys as the platform writes them; may be empty
  /// @param possible whether it can be run now; it is shown all the same
  record Choice(
      String title, String detail, String words, String keys, boolean possible, Runnable run) {
    /// One that is always possible and has no key.
    Choice(String title, String detail, Runnable run) {
      this(title, detail, "", "", true, run);
    }

    static Choice of(Action action) {
      return new Choice(
          action.title(),
          action.group().title(),
          action.words(),
          action.keyText(),
          action.enabled().getAsBoolean(),
          action.run());
    }

    Choice withDetail(String other) {
      return new Choice(title, other, words, keys, possible, run);
    }
  }

  private record Scored(Choice choice, int score) {}

  private static final int PAGE = 8;

  /// More than letters that are strewn over a title ever score.
  private static final int WHOLE_WORDS = 1_000;

  /// So many are shown without an empty part below them.
  private static final int FEW = 10;

  private static final double ROW = 28;

  private static final PseudoClass IS_SHORT = PseudoClass.getPseudoClass("short");
  private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

  private final OverlayLayer overlays;
  private final List<Choice> choices;
  private final TextField field = new TextField();
  private final ListView<Choice> list = new ListView<>();

  Palette(OverlayLayer overlays, List<Choice> choices) {
    this(overlays, choices, Messages.text("window.palette.prompt"));
  }

  /// @param prompt what is looked for
  Palette(OverlayLayer overlays, List<Choice> choices, String prompt) {
    this.overlays = overlays;
    // What is possible now comes first; the sort is stable.
    this.choices =
        choices.stream().sorted(Comparator.comparing(choice -> !choice.possible())).toList();
    getStyleClass().add("palette");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.textProperty().subscribe(this::filter);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setFocusTraversable(false);
    list.setAccessibleText(Messages.text("window.palette.list"));
    list.setCellFactory(ignored -> new Cell());
    list.setPlaceholder(new Label(Messages.text("window.palette.nothing")));
    list.setPrefHeight(ROW * Math.max(2, choices.size()) + 2);
    pseudoClassStateChanged(IS_SHORT, choices.size() <= FEW);
    getChildren().addAll(new StackPane(field), list);
  }

  void open() {
    overlays.open(this, field);
  }

  private void filter(String query) {
    List<Choice> fitting =
        query.isBlank()
            ? choices
            : choices.stream()
                .flatMap(choice -> score(query, choice).stream())
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::choice)
                .toList();
    list.getItems().setAll(fitting);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  /// What its title fits comes before what only its other words or its place fit.
  private static List<Scored> score(String query, Choice choice) {
    OptionalInt byTitle = FuzzyMatch.score(query, choice.title());
    if (byTitle.isPresent() && WordMatch.all(query, choice.title())) {
      return List.of(new Scored(choice, byTitle.getAsInt() + WHOLE_WORDS));
    }
    if (WordMatch.same(query, choice.keys())
        || WordMatch.all(query, choice.title() + " " + choice.words())) {
      return List.of(new Scored(choice, WHOLE_WORDS));
    }
    OptionalInt found =
        byTitle.isPresent()
            ? byTitle
            : FuzzyMatch.score(query, choice.title() + " " + choice.detail());
    return found.isPresent()
        ? List.of(new Scored(choice, found.getAsInt() + (byTitle.isPresent() ? 10 : 0)))
        : List.of();
  }

  private void key(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.ENTER) {
      event.consume();
      runSelected();
    } else if (code == KeyCode.DOWN || (code == KeyCode.TAB && !event.isShiftDown())) {
      event.consume();
      move(1);
    } else if (code == KeyCode.UP || code == KeyCode.TAB) {
      event.consume();
      move(-1);
    } else if (code == KeyCode.PAGE_DOWN) {
      event.consume();
      move(PAGE);
    } else if (code == KeyCode.PAGE_UP) {
      event.consume();
      move(-PAGE);
    }
  }

  private void move(int by) {
    int size = list.getItems().size();
    if (size > 0) {
      int at = list.getSelectionModel().getSelectedIndex();
      int next =
          Math.abs(by) == 1 ? Math.floorMod(at + by, size) : Math.clamp(at + by, 0, size - 1);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - PAGE));
    }
  }

  private void runSelected() {
    Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null && choice.possible()) {
      overlays.close(this);
      choice.run().run();
    }
  }

  private final class Cell extends ListCell<Choice> {
    private final Label title = new Label();
    private final Label detail = new Label();
    private final KeyHint keys = new KeyHint("");
    private final HBox line = new HBox(title, detail, Sheet.gap(), keys);

    Cell() {
      // A long remark leaves the name room.
      title.setMinWidth(72);
      getStyleClass().add("palette-cell");
      line.getStyleClass().add("line");
      detail.getStyleClass().addAll("muted", "small");
      setPrefWidth(0);
      setOnMouseClicked(ignored -> runSelected());
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (choice == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      title.setText(choice.title());
      detail.setText(choice.detail());
      keys.setText(choice.keys());
      keys.setVisible(!choice.keys().isEmpty());
      setAccessibleText(choice.title() + " " + choice.keys());
      pseudoClassStateChanged(IMPOSSIBLE, !choice.possible());
      setGraphic(line);
    }
  }
}

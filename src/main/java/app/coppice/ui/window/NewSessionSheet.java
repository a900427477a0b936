package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.settings.Settings;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;

/// Asks what a new session is to do; everything but the prompt is folded away and has a good
/// default. FX thread only.
final class NewSessionSheet extends Sheet {
  private static final Duration PROPOSAL_AFTER = Duration.ofMillis(250);

  private final Engine engine;
  private final Consumer<NewSession> create;
  private final TextArea prompt = new TextArea();
  private final ComboBox<Path> repository = new ComboBox<>();
  private final ComboBox<String> base = new ComboBox<>();
  private final TextField branch = new TextField();
  private final ComboBox<String> model = new ComboBox<>();
  private final ComboBox<Mode> mode = new ComboBox<>();
  private final MissingKey missing;
  private final CheckBox recorded = Verbatim.checkBox(Messages.text("window.new.recorded"));
  private final Label summary = new Label();
  private final Label problem = new Label();
  private final KeyWarning warning;
  private final IncludeQuestion include;
  private final Button ok;
  private final GridPane more = new GridPane();
  private final boolean recordedFits;
  private int proposal;

  /// What the fields hold at first.
  ///
  /// @param repositories to choose from, the usual one first
  record Defaults(
      List<Path> repositories, Settings settings, List<String> models, boolean recorded) {
    Defaults {
      repositories = List.copyOf(repositories);
      models = List.copyOf(models);
    }
  }

  NewSessionSheet(
      OverlayLayer overlays,
      Engine engine,
      MissingKey missing,
      Defaults defaults,
      Consumer<NewSession> create) {
    super(overlays, Messages.text("window.new.title"));
    this.engine = engine;
    this.create = create;
    recordedFits = defaults.recorded();
    getStyleClass().add("new-session-sheet");
    fill(defaults);
    prompt.setPromptText(Messages.text("window.new.prompt"));
    prompt.setAccessibleText(Messages.text("window.new.prompt"));
    prompt.setWrapText(true);
    prompt.setPrefRowCount(5);
    TabKey.leaves(prompt);
    prompt.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
    summary.getStyleClass().addAll("muted", "small");
    summary.setGraphic(Icon.BRANCH.node());
    ToggleButton fold = Verbatim.toggleButton(Messages.text("window.new.more"));
    fold.getStyleClass().addAll("flat", "fold");
    fold.graphicProperty()
        .bind(
            fold.selectedProperty()
                .map(open -> (open ? Icon.CHEVRON_DOWN : Icon.CHEVRON_RIGHT).node()));
    more.visibleProperty().bind(fold.selectedProperty());
    layOutMore();
    problem.getStyleClass().add("sheet-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    this.missing = missing;
    warning = new KeyWarning(missing, recorded.selectedProperty(), this::close);
    include = new IncludeQuestion(engine.outfits());
    body(warning, prompt, include, summary, fold, scrolling(more), problem);
    button(Messages.text("window.sheet.cancel"), this::close);
    ok = button(Messages.text("window.new.create"), this::accept);
    ok.getStyleClass().add("accent");
    ok.setGraphic(new KeyHint(Messages.text("window.new.keys")));
    ok.setContentDisplay(ContentDisplay.RIGHT);
    prompt.textProperty().subscribe(ignored -> proposeSoon());
    repository.valueProperty().subscribe(this::repositoryChosen);
    base.valueProperty().subscribe(ignored -> summarise());
    branch.textProperty().subscribe(ignored -> summarise());
  }

  void open() {
    open(prompt);
  }

  /// Whether there is a key may have changed.
  void keyChanged() {
    warning.look();
  }

  private void fill(Defaults defaults) {
    repository.getItems().setAll(defaults.repositories());
    repository.getSelectionModel().selectFirst();
    repository.setConverter(shown(NewSessionSheet::folderName));
    model.getItems().setAll(defaults.models());
    model.setEditable(true);
    model.setValue(defaults.settings().model());
    // Not only a branch: a tag, origin/main or a commit will do.
    base.setEditable(true);
    mode.getItems().setAll(Mode.values());
    mode.setConverter(shown(NewSessionSheet::word));
    mode.setValue(defaultMode(defaults.settings()));
    recorded.setSelected(defaults.recorded());
  }

  private void layOutMore() {
    more.getStyleClass().add("form");
    row(0, "window.new.repository", repository);
    row(1, "window.new.base", base);
    row(2, "window.new.branch", branch);
    row(3, "window.new.model", model);
    row(4, "window.new.mode", mode);
    more.add(recorded, 1, 5);
  }

  private void row(int row, String key, javafx.scene.control.Control field) {
    Label label = new Label(Messages.text(key));
    label.setLabelFor(field);
    field.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
    more.addRow(row, label, field);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      if (event.isShiftDown()) {
        prompt.replaceSelection("\n");
      } else {
        accept();
      }
    }
  }

  /// Enter starts the session from every field; an open list and a button keep theirs.
  private void enter(KeyEvent event) {
    boolean plain =
        event.getCode() == KeyCode.ENTER
            && !event.isShiftDown()
            && !event.isShortcutDown()
            && !event.isAltDown();
    boolean choosing = Stream.of(repository, base, model, mode).anyMatch(ComboBox::isShowing);
    if (plain
        && !choosing
        && !(event.getTarget() instanceof Button)
        && !event.getTarget().equals(prompt)) {
      event.consume();
      ok.fire();
    }
  }

  private void repositoryChosen(Path chosen) {
    base.getItems().clear();
    // What fits the repository that was proposed is not carried over to another.
    recorded.setSelected(recordedFits && repository.getSelectionModel().getSelectedIndex() == 0);
    if (chosen != null) {
      include.about(chosen);
      FxThread.deliver(
          engine.branches(chosen),
          branches -> {
            base.getItems().setAll(branches);
            base.getSelectionModel().selectFirst();
          },
          failure -> summarise());
      proposeSoon();
    }
  }

  /// Asks for a branch name once the typing rests.
  private void proposeSoon() {
    int asked = ++proposal;
    FxThread.later(
        PROPOSAL_AFTER,
        () -> {
          Path chosen = repository.getValue();
          if (asked == proposal && chosen != null) {
            FxThread.deliver(
                engine.proposeBranch(chosen, prompt.getText()),
                name -> proposed(asked, name),
                failure -> summarise());
          }
        });
  }

  private void proposed(int asked, String name) {
    if (asked == proposal) {
      branch.setPromptText(name);
      summarise();
    }
  }

  private void summarise() {
    String name = branch.getText().isBlank() ? branch.getPromptText() : branch.getText().strip();
    Path chosen = repository.getValue();
    summary.setText(
        Messages.text(
            "window.new.summary",
            name.isBlank() ? "\u2026" : name,
            base.getValue() == null ? "\u2026" : base.getValue(),
            chosen == null ? "\u2026" : folderName(chosen)));
  }

  private void accept() {
    Path chosen = repository.getValue();
    if (chosen == null) {
      return;
    }
    boolean asksModel = !recorded.isSelected() && !prompt.getText().isBlank();
    if (asksModel && missing.isLocked()) {
      VaultSheet.toSend(overlays(), missing.vault(), this::accept).open();
      return;
    }
    String from = base.getEditor().getText().strip();
    NewSession request =
        new NewSession(
            chosen,
            prompt.getText().strip(),
            from,
            branch.getText().strip(),
            model.getEditor().getText().strip(),
            mode.getValue(),
            recorded.isSelected());
    ok.setDisable(true);
    FxThread.deliver(
        engine.problemsOf(request),
        problems -> checked(request, problems),
        failure -> checked(request, List.of(Outcomes.reason(failure))));
  }

  /// A session that cannot be made is not begun: the sheet stays, and says why.
  private void checked(NewSession request, List<String> problems) {
    ok.setDisable(false);
    problem.setText(String.join(" ", problems));
    if (problems.isEmpty() && getScene() != null) {
      close();
      create.accept(request);
    }
  }

  static Mode defaultMode(Settings settings) {
    for (Mode each : Mode.values()) {
      String name = each.name().toLowerCase(Locale.ROOT);
      if (name.equals(settings.mode()) || name.endsWith("_" + settings.mode())) {
        return each;
      }
    }
    return Mode.ASK;
  }

  static String word(Mode mode) {
    return Messages.text("window.mode." + mode.name().toLowerCase(Locale.ROOT));
  }

  static String folderName(Path folder) {
    Path name = folder.getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  static <T> StringConverter<T> shown(java.util.function.Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : text.apply(value);
      }

      @Override
      public T fromString(String typed) {
        throw new UnsupportedOperationException("Only chosen, never typed");
      }
    };
  }
}

package app.coppice.ui.window;

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
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Asks what a new session is to do; everything but the prompt is folded away and has a good
/// default. FX thread only.
final class NewSessionSheet extends Sheet {
  private final Engine engine;
  private final Consumer<NewSession> create;
  private final TextArea prompt = new TextArea();
  private final NewSessionForm form;
  private final MissingKey missing;
  private final Label problem = new Label();
  private final KeyWarning warning;
  private final Button ok;
  private boolean sent;

  /// What the fields hold at first.
  ///
  /// @param prompt what was begun before and not sent
  /// @param repositories to choose from, the usual one first
  record Defaults(
      String prompt,
      List<Path> repositories,
      Settings settings,
      List<String> models,
      boolean recorded) {
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
    getStyleClass().add("new-session-sheet");
    prompt.setText(defaults.prompt());
    prompt.end();
    prompt.setPromptText(Messages.text("window.new.prompt"));
    prompt.setAccessibleText(Messages.text("window.new.prompt"));
    prompt.setWrapText(true);
    prompt.setPrefRowCount(5);
    TabKey.leaves(prompt);
    prompt.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
    IncludeQuestion include = new IncludeQuestion(engine.outfits());
    form = new NewSessionForm(engine, defaults, prompt::getText, include::about);
    ToggleButton fold = Verbatim.toggleButton(Messages.text("window.new.more"));
    fold.getStyleClass().addAll("flat", "fold");
    fold.graphicProperty()
        .bind(
            fold.selectedProperty()
                .map(open -> (open ? Icon.CHEVRON_DOWN : Icon.CHEVRON_RIGHT).node()));
    form.visibleProperty().bind(fold.selectedProperty());
    problem.getStyleClass().add("sheet-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    this.missing = missing;
    warning = new KeyWarning(missing, form.recorded(), this::close);
    body(warning, prompt, include, form.summary(), fold, scrolling(form), problem);
    button(Messages.text("window.sheet.cancel"), this::close);
    ok = button(Messages.text("window.new.create"), this::accept);
    ok.getStyleClass().add("accent");
    ok.setGraphic(new KeyHint(Messages.text("window.new.keys")));
    ok.setContentDisplay(ContentDisplay.RIGHT);
    prompt.textProperty().subscribe(form::proposeSoon);
  }

  void open() {
    open(prompt);
  }

  /// What is written and became no session; empty when it did.
  String unsent() {
    return sent ? "" : prompt.getText();
  }

  /// Whether there is a key may have changed.
  void keyChanged() {
    warning.look();
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
    if (plain
        && !form.isChoosing()
        && !(event.getTarget() instanceof Button)
        && !event.getTarget().equals(prompt)) {
      event.consume();
      ok.fire();
    }
  }

  private void accept() {
    form.request().ifPresent(this::accept);
  }

  private void accept(NewSession request) {
    boolean asksModel = !request.recorded() && !request.prompt().isEmpty();
    if (asksModel && missing.isLocked()) {
      VaultSheet.toSend(overlays(), missing.vault(), this::accept).open();
      return;
    }
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
      sent = true;
      close();
      create.accept(request);
    }
  }
}

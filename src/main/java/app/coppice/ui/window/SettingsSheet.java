package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.agent.anthropic.AnthropicClient;
import app.coppice.settings.Settings;
import app.coppice.settings.Settings.Theme;
import app.coppice.settings.WorktreeFolder;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// The person's settings; each change takes effect at once. FX thread only.
final class SettingsSheet extends Sheet {
  private final ComboBox<Theme> theme = new ComboBox<>();
  private final Spinner<Integer> fontSize;
  private final TerminalForm terminal;
  private final TextField baseUrl;
  private final ComboBox<String> model = new ComboBox<>();
  private final ComboBox<Mode> mode = new ComboBox<>();
  private final NumberField autoLock;
  private final TextField worktrees;
  private final Consumer<Settings> save;
  private final EditorForm editor;
  private final Label worktreesProblem = new Label();
  private final Label baseUrlProblem = new Label();
  private Settings saved;

  /// The last one that worktrees can be kept in.
  private String worktreeFolder;

  SettingsSheet(
      OverlayLayer overlays, WindowParts parts, Consumer<Settings> save, Runnable openVault) {
    super(overlays, Messages.text("window.action.settings"));
    getStyleClass().add("settings-sheet");
    this.save = save;
    saved = parts.settings().current();
    theme.getItems().setAll(Theme.values());
    theme.setConverter(
        ChoiceWords.shown(
            it -> Messages.text("settings.theme." + it.name().toLowerCase(Locale.ROOT))));
    theme.setValue(saved.theme());
    fontSize = new Spinner<>(10, 24, saved.fontSize());
    terminal = new TerminalForm(saved);
    baseUrl = new TextField(saved.baseUrl());
    model.setEditable(true);
    model.getItems().setAll(parts.models());
    model.setValue(saved.model());
    mode.getItems().setAll(Mode.values());
    mode.setConverter(ChoiceWords.shown(ChoiceWords::word));
    mode.setValue(ChoiceWords.defaultMode(saved));
    autoLock = new NumberField(0, 24 * 60, saved.autoLockMinutes());
    worktreeFolder = saved.worktreeFolder();
    worktrees = new TextField(worktreeFolder);
    for (Label problem : List.of(worktreesProblem, baseUrlProblem)) {
      problem.getStyleClass().add("sheet-problem");
      problem.setWrapText(true);
      problem.managedProperty().bind(problem.visibleProperty());
      problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    }
    editor = new EditorForm(saved.editor(), parts.editor());
    baseUrl.textProperty().subscribe(this::checkAddress);
    worktrees.setPromptText(Messages.text("settings.worktrees.default"));
    body(scrolling(form(openVault)));
    follow();
    button(Messages.text("window.sheet.done"), this::close);
    Label remark = new Label(Messages.text("settings.at-once"));
    remark.getStyleClass().addAll("muted", "small");
    remark(remark);
  }

  void open() {
    open(theme);
  }

  private SettingsForm form(Runnable openVault) {
    SettingsForm form = new SettingsForm();
    form.heading("settings.appearance");
    form.row("settings.theme", theme);
    form.row("settings.font-size", fontSize);
    terminal.addTo(form);
    form.heading("settings.agent");
    form.row("settings.base-url", baseUrl);
    form.below(baseUrlProblem);
    form.row("settings.model", model);
    form.row("settings.mode", mode);
    Button keys = Verbatim.button(Messages.text("settings.keys.open"));
    keys.setOnAction(ignored -> openVault.run());
    form.row("settings.keys", keys, new HBox(keys));
    form.row("settings.auto-lock", autoLock, autoLock.withRange());
    form.heading("settings.worktrees.title");
    form.row("settings.worktrees", worktrees);
    form.below(worktreesProblem);
    editor.addTo(form);
    return form;
  }

  /// Texts count when they are left or confirmed, choices at once.
  private void follow() {
    theme.valueProperty().subscribe(this::saveIfChanged);
    mode.valueProperty().subscribe(this::saveIfChanged);
    model.valueProperty().subscribe(this::saveIfChanged);
    fontSize.valueProperty().subscribe(this::saveIfChanged);
    terminal.follow(this::saveIfChanged);
    autoLock.valueProperty().subscribe(this::saveIfChanged);
    baseUrl.setOnAction(ignored -> saveIfChanged());
    baseUrl.focusedProperty().subscribe(this::saveIfChanged);
    worktrees.setOnAction(ignored -> checkFolder());
    worktrees.focusedProperty().subscribe(this::checkFolder);
    sceneProperty().subscribe(this::saveIfChanged);
    editor.follow(this::saveIfChanged, sceneProperty());
    sceneProperty().subscribe(this::checkFolder);
  }

  /// An address that no request may go to is said at once, and kept out of the settings.
  private void checkAddress(String text) {
    String problem;
    try {
      problem = AnthropicClient.baseUrlProblem(URI.create(text.strip())).orElse("");
    } catch (IllegalArgumentException e) {
      problem = Messages.text("settings.base-url.unreadable");
    }
    baseUrlProblem.setText(problem);
  }

  /// A folder counts only when worktrees can be kept in it; looking at it may take its time.
  private void checkFolder() {
    String text = worktrees.getText().strip();
    if (text.equals(worktreeFolder)) {
      worktreesProblem.setText("");
      return;
    }
    FxThread.deliver(
        CompletableFuture.supplyAsync(
            () -> WorktreeFolder.problem(text).orElse(""), Thread::startVirtualThread),
        found -> folderChecked(text, found),
        failure -> worktreesProblem.setText(Outcomes.reason(failure)));
  }

  private void folderChecked(String text, String found) {
    if (text.equals(worktrees.getText().strip())) {
      worktreesProblem.setText(found);
      if (found.isEmpty()) {
        worktreeFolder = text;
        saveIfChanged();
      }
    }
  }

  private void saveIfChanged() {
    Settings now =
        new Settings(
            theme.getValue(),
            baseUrlProblem.getText().isEmpty() ? baseUrl.getText().strip() : saved.baseUrl(),
            model.getValue() == null ? saved.model() : model.getValue().strip(),
            mode.getValue().word(),
            fontSize.getValue(),
            terminal.fontSize(),
            autoLock.getValue(),
            worktreeFolder,
            terminal.chosen(),
            editor.chosen());
    if (!now.equals(saved)) {
      saved = now;
      save.accept(now);
    }
  }
}

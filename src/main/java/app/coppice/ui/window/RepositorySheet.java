package app.coppice.ui.window;

import app.coppice.session.Outfits;
import app.coppice.settings.RepositorySettings;
import app.coppice.settings.RepositorySettings.Bring;
import app.coppice.settings.RepositorySettings.Share;
import app.coppice.settings.RepositorySettings.Spare;
import app.coppice.settings.RepositorySettings.Uncloned;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What new worktrees of one repository get beside their files, as the person chooses it. Kept in
/// the profile, saved by its button. FX thread only.
final class RepositorySheet extends Sheet {
  private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+Enter");

  private final RepositorySettings before;
  private final RepositorySettings shown;
  private final Consumer<RepositorySettings> save;
  private final TextArea files = area("window.repository.files", 3);
  private final TextArea folders = area("window.repository.folders", 3);
  private final ComboBox<Uncloned> uncloned = new ComboBox<>();
  private final TextArea setUp = area("window.repository.set-up", 3);
  private final TextArea tearDown = area("window.repository.tear-down", 2);
  private final NumberField minutes;
  private final NumberField largest;
  private final NumberField together;
  private final CheckBox spare = Verbatim.checkBox(Messages.text("window.repository.spare"));

  RepositorySheet(
      OverlayLayer overlays,
      Path repository,
      Outfits.Choices choices,
      Consumer<RepositorySettings> save) {
    super(overlays, Messages.text("window.repository.title", ChoiceWords.folderName(repository)));
    getStyleClass().add("repository-sheet");
    before = choices.settings();
    files.setText(String.join("\n", choices.include() ? choices.named() : before.bringFiles()));
    files.setDisable(choices.include());
    folders.setText(String.join("\n", before.dependencyFolders()));
    uncloned.getItems().setAll(Uncloned.values());
    uncloned.setConverter(
        ChoiceWords.shown(it ->
            Messages.text("window.repository.uncloned." + it.name().toLowerCase(Locale.ROOT))));
    uncloned.setValue(before.uncloned());
    setUp.setText(before.setUp());
    tearDown.setText(before.tearDown());
    minutes = new NumberField(1, RepositorySettings.LONGEST_SCRIPT, before.scriptMinutes());
    largest = new NumberField(0, Share.LARGEST_FILE, before.checkpoints().fileMegabytes());
    together = new NumberField(0, Share.LARGEST_ALL, before.checkpoints().allMegabytes());
    spare.setSelected(before.spareWorktree());
    body(scrolling(form(choices.include())));
    Label remark = new Label(Messages.text("window.repository.kept"));
    remark.getStyleClass().addAll("muted", "small");
    remark(remark);
    button(Messages.text("window.sheet.cancel"), this::close);
    Button saving = button(Messages.text("window.repository.save"), this::save);
    saving.getStyleClass().add("accent");
    saving.setTooltip(new Tooltip(SAVE.getDisplayText()));
    this.save = save;
    shown = chosen();
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (SAVE.match(event)) {
            event.consume();
            save();
          }
        });
  }

  private void save() {
    RepositorySettings chosen = chosen();
    close();
    save.accept(chosen);
  }

  /// What was typed is not lost without a word.
  @Override
  void dismiss() {
    if (chosen().equals(shown)) {
      close();
    } else {
      new ConfirmSheet(
              overlays(),
              Messages.text("window.repository.drop.title"),
              List.of(Messages.text("window.repository.drop", SAVE.getDisplayText())),
              Messages.text("window.repository.drop.verb"),
              this::close)
          .open();
    }
  }

  void open() {
    open(files.isDisabled() ? folders : files);
  }

  private SettingsForm form(boolean include) {
    SettingsForm form = new SettingsForm();
    form.heading("window.repository.brought");
    form.row("window.repository.files", files);
    form.below(hint(include ? "window.repository.files.named" : "window.repository.files.hint"));
    form.row("window.repository.folders", folders);
    form.below(hint("window.repository.folders.hint"));
    form.row("window.repository.uncloned", uncloned);
    form.heading("window.repository.scripts");
    form.row("window.repository.set-up", setUp);
    form.row("window.repository.tear-down", tearDown);
    form.below(hint("window.repository.scripts.hint"));
    form.row("window.repository.minutes", minutes, minutes.withRange());
    form.heading("window.repository.checkpoints");
    form.row("window.repository.largest", largest, largest.withRange());
    form.row("window.repository.together", together, together.withRange());
    form.below(hint("window.repository.checkpoints.hint"));
    form.heading("window.repository.ahead");
    form.below(spare);
    return form;
  }

  private static Label hint(String key) {
    Label hint = paragraph(Messages.text(key));
    hint.getStyleClass().addAll("muted", "small");
    return hint;
  }

  private static TextArea area(String key, int rows) {
    TextArea area = new TextArea();
    area.setPrefRowCount(rows);
    area.setAccessibleText(Messages.text(key));
    area.getStyleClass().add("code");
    TabKey.leaves(area);
    return area;
  }

  private static List<String> lines(TextArea area) {
    return area.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private RepositorySettings chosen() {
    RepositorySettings chosen =
        before
            .withDependencies(lines(folders), uncloned.getValue())
            .withScripts(setUp.getText().strip(), tearDown.getText().strip(), minutes.number())
            .withSpare(spare.isSelected() ? Spare.KEPT : Spare.NONE)
            .withCheckpoints(new Share(largest.number(), together.number()));
    List<String> wanted = lines(files);
    if (files.isDisabled() || wanted.equals(before.bringFiles())) {
      return chosen;
    }
    return chosen.bringing(wanted.isEmpty() ? Bring.NEVER : Bring.CHOSEN, wanted);
  }
}

package app.coppice.ui.window;

import app.coppice.settings.Settings;
import app.coppice.settings.TerminalPreferences;
import app.coppice.ui.console.MonospacedFonts;
import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;

/// What a person chooses about terminals, as rows of the settings. FX thread only.
final class TerminalForm {
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
  private static final int LINES_STEP = 10_000;

  private final Spinner<Integer> fontSize;
  private final ComboBox<String> font = new ComboBox<>();
  private final NumberField lines;
  private final CheckBox unlimited = box("settings.terminal.unlimited");
  private final CheckBox ambiguous = box("settings.terminal.ambiguous");
  private final CheckBox ligatures = box("settings.terminal.ligatures");
  private final CheckBox blinks = box("settings.terminal.blinks");
  private final CheckBox meta = box("settings.terminal.meta");

  TerminalForm(Settings settings) {
    TerminalPreferences now = settings.terminal();
    fontSize = new Spinner<>(8, 32, settings.terminalFontSize());
    lines =
        new NumberField(
            TerminalPreferences.FEWEST_LINES,
            TerminalPreferences.MOST_LINES,
            now.scrollbackLines(),
            LINES_STEP);
    lines.disableProperty().bind(unlimited.selectedProperty());
    font.getItems().add("");
    if (!now.font().isEmpty()) {
      font.getItems().add(now.font());
    }
    font.setConverter(
        ChoiceWords.shown(
            it -> it.isEmpty() ? Messages.text("settings.terminal.bundled", Fonts.CODE) : it));
    font.setValue(now.font());
    unlimited.setSelected(now.unlimitedScrollback());
    ambiguous.setSelected(now.ambiguousWide());
    ligatures.setSelected(now.ligatures());
    blinks.setSelected(now.cursorBlinks());
    meta.setSelected(now.optionIsMeta());
    // Measuring hundreds of fonts takes a while.
    FxThread.deliver(MonospacedFonts.find(), this::offer, _ -> {});
  }

  private static CheckBox box(String key) {
    return Verbatim.checkBox(Messages.text(key));
  }

  private void offer(List<String> families) {
    String chosen = font.getValue();
    families.stream().filter(it -> !font.getItems().contains(it)).forEach(font.getItems()::add);
    font.setValue(chosen);
  }

  void addTo(SettingsForm form) {
    form.heading("settings.terminal");
    form.row("settings.terminal-font-size", fontSize);
    form.row("settings.terminal.font", font);
    form.row("settings.terminal.lines", lines, lines.withRange());
    // Beside field and range its words have no room.
    form.below(unlimited);
    form.below(blinks);
    form.below(ligatures);
    form.below(ambiguous);
    if (MAC) {
      form.below(meta);
    }
  }

  /// Runs `action` after every change.
  void follow(Runnable action) {
    fontSize.valueProperty().subscribe(action);
    font.valueProperty().subscribe(action);
    lines.valueProperty().subscribe(action);
    for (CheckBox each : List.of(unlimited, ambiguous, ligatures, blinks, meta)) {
      each.selectedProperty().subscribe(action);
    }
  }

  int fontSize() {
    return fontSize.getValue();
  }

  TerminalPreferences chosen() {
    return new TerminalPreferences(
        Objects.requireNonNullElse(font.getValue(), ""),
        lines.getValue(),
        unlimited.isSelected(),
        ambiguous.isSelected(),
        ligatures.isSelected(),
        blinks.isSelected(),
        meta.isSelected());
  }
}

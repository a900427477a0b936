package app.coppice.ui.window;

import app.coppice.settings.Settings;
import app.coppice.settings.Settings.Theme;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.function.Consumer;

/// Settings as actions: the sheets, and the few that have keys of their own. FX thread only.
final class SettingsActions {
  private static final int SMALLEST = 10;
  private static final int LARGEST = 24;

  private final Actions actions;
  private final WindowParts parts;
  private final Appearance appearance;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Consumer<Settings> terminals;

  SettingsActions(
      Actions actions,
      WindowParts parts,
      Appearance appearance,
      OverlayLayer overlays,
      NoticeBar notices,
      Consumer<Settings> terminals) {
    this.actions = actions;
    this.parts = parts;
    this.appearance = appearance;
    this.overlays = overlays;
    this.notices = notices;
    this.terminals = terminals;
  }

  void register() {
    Action.Group group = Action.Group.WINDOW;
    actions.add(group, "settings", this::settings, "Shortcut+Comma");
    actions.add(group, "vault", () -> new VaultSheet(overlays, parts.vault()).open());
    actions.add(group, "lock-vault", this::unlocked, () -> parts.vault().lock());
    actions.add(group, "zoom-in", () -> zoom(font() + 1), "Shortcut+Equals", "Shortcut+Plus");
    actions.add(group, "zoom-out", () -> zoom(font() - 1), "Shortcut+Minus");
    actions.add(group, "zoom-reset", () -> zoom(Settings.DEFAULT.fontSize()), "Shortcut+0");
    actions.add(group, "toggle-theme", this::toggleTheme, "Shortcut+Shift+E");
    actions.add(group, "system-theme", () -> save(theme(Theme.SYSTEM)));
  }

  private void settings() {
    new SettingsSheet(overlays, parts, this::save, () -> actions.run("vault")).open();
  }

  private boolean unlocked() {
    return parts.vault().state() instanceof VaultAccess.State.Unlocked;
  }

  private int font() {
    return parts.settings().current().fontSize();
  }

  private void zoom(int size) {
    int fitting = Math.clamp(size, SMALLEST, LARGEST);
    SettingsDraft draft = new SettingsDraft(parts.settings().current());
    save(draft.fontSize(fitting));
    notices.tell(Messages.text("window.zoom", fitting));
  }

  private void toggleTheme() {
    save(theme(appearance.dark() ? Theme.LIGHT : Theme.DARK));
  }

  private Settings theme(Theme theme) {
    return new SettingsDraft(parts.settings().current()).theme(theme);
  }

  private void save(Settings settings) {
    parts.settings().save(settings);
    appearance.show(settings.theme(), settings.fontSize());
    terminals.accept(settings);
  }
}

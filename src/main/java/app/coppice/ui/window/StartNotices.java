package app.coppice.ui.window;

import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.List;

/// Says in the notice bar what was found wrong with the profile's files at the start, and where it
/// is mended. FX thread only.
final class StartNotices {
  private final VaultAccess vault;
  private final NoticeBar notices;
  private final Actions actions;
  private List<String> settingsTrouble = List.of();
  private boolean damageTold;

  StartNotices(VaultAccess vault, NoticeBar notices, Actions actions) {
    this.vault = vault;
    this.notices = notices;
    this.actions = actions;
  }

  /// Says what is wrong with the settings, and with the vault as soon as that is known.
  void tell(List<String> settings) {
    settingsTrouble = List.copyOf(settings);
    if (!settings.isEmpty()) {
      notices.problem(String.join("\n", settings));
      offerSettings();
    }
    vault.onChange(() -> FxThread.run(this::tellDamage));
    tellDamage();
  }

  private void tellDamage() {
    if (vault.state() instanceof VaultAccess.State.Damaged(String what, boolean backup)) {
      if (!damageTold) {
        damageTold = true;
        String settings = String.join("\n", settingsTrouble);
        boolean both = !settings.isEmpty() && notices.message().equals(settings);
        String text =
            Messages.text(
                backup ? "window.vault-damaged.backup" : "window.vault-damaged.no-backup", what);
        notices.problem(
            both ? settings + "\n" + text : text,
            Messages.text("window.no-key.repair"),
            () -> actions.run("vault"));
        if (both) {
          offerSettings();
        }
      }
    } else {
      damageTold = false;
    }
  }

  private void offerSettings() {
    notices.add(Messages.text("window.settings-trouble.look"), () -> actions.run("settings"));
  }
}

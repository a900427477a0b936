package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.stream.Stream;

/// Says in the notice bar that no model can be asked as long as there is no key, and offers the
/// ways out. FX thread only.
record MissingKey(VaultAccess vault, NoticeBar notices, Actions actions) {
  /// Says nothing when there is a key; what it said goes as soon as there is one.
  void tellIfSo() {
    switch (vault.state()) {
      case VaultAccess.State.Unlocked(var names) -> {
        if (!names.contains(VaultSheet.USUAL_KEY)) {
          tell("window.no-key", "window.no-key.add");
        }
      }
      case VaultAccess.State.Absent() -> tell("window.no-key", "window.no-key.add");
      case VaultAccess.State.Locked() -> tell("window.no-key.locked", "window.no-key.unlock");
      case VaultAccess.State.Damaged _ -> tell("window.no-key.damaged", "window.no-key.repair");
    }
  }

  /// Takes back what was said when that has been put right; at every change of the vault.
  void takeBackIfMended() {
    boolean mended =
        vault.state() instanceof VaultAccess.State.Unlocked(var names)
            && names.contains(VaultSheet.USUAL_KEY);
    boolean said =
        Stream.of("window.no-key", "window.no-key.locked", "window.no-key.damaged")
            .map(Messages::text)
            .anyMatch(notices.message()::equals);
    if (mended && said) {
      notices.hide();
    }
  }

  private void tell(String text, String verb) {
    notices.problem(Messages.text(text), Messages.text(verb), () -> actions.run("vault"));
    notices.add(
        Messages.text("window.action.start-rehearsal"), () -> actions.run("start-rehearsal"));
  }
}

package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.Optional;
import java.util.stream.Stream;

/// That no model can be asked as long as there is no key: says so in the notice bar, or answers it
/// to whoever asks, with the way out. FX thread only.
record MissingKey(VaultAccess vault, NoticeBar notices, Actions actions) {
  /// Why there is no key: it was never put in, or can't be reached.
  enum Lack {
    ABSENT("window.no-key", "window.no-key.add"),
    LOCKED("window.no-key.locked", "window.no-key.unlock"),
    DAMAGED("window.no-key.damaged", "window.no-key.repair");

    private final String key;
    private final String verb;

    Lack(String key, String verb) {
      this.key = key;
      this.verb = verb;
    }

    /// What it means for a session that is there.
    String text() {
      return Messages.text(key);
    }

    /// What it means for a session that is yet to be made.
    String beforehand() {
      return Messages.text(key + ".beforehand");
    }

    /// What to do about it.
    String verb() {
      return Messages.text(verb);
    }
  }

  /// Empty when there is a key.
  Optional<Lack> lack() {
    return switch (vault.state()) {
      case VaultAccess.State.Unlocked(var names) ->
          names.contains(VaultSheet.USUAL_KEY) ? Optional.empty() : Optional.of(Lack.ABSENT);
      case VaultAccess.State.Absent() -> Optional.of(Lack.ABSENT);
      case VaultAccess.State.Locked() -> Optional.of(Lack.LOCKED);
      case VaultAccess.State.Damaged _ -> Optional.of(Lack.DAMAGED);
    };
  }

  boolean isLocked() {
    return vault.state() instanceof VaultAccess.State.Locked;
  }

  /// Says nothing when there is a key; what it said goes as soon as there is one.
  void tellIfSo() {
    lack()
        .ifPresent(lack -> {
          notices.problem(lack.text(), lack.verb(), this::mend);
          notices.add(Messages.text("window.action.start-rehearsal"), this::rehearse);
        });
  }

  void mend() {
    actions.run("vault");
  }

  void rehearse() {
    actions.run("start-rehearsal");
  }

  /// Takes back what was said when that has been put right; at every change of the vault.
  void takeBackIfMended() {
    boolean said = Stream.of(Lack.values()).map(Lack::text).anyMatch(notices.message()::equals);
    if (said && lack().isEmpty()) {
      notices.hide();
    }
  }
}

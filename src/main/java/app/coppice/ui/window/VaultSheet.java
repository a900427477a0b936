package app.coppice.ui.window;

import app.coppice.text.ProgramName;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// The vault's page: makes it, opens it, and puts keys in. A key that is in is never shown. FX
/// thread only.
final class VaultSheet extends Sheet implements VaultPages.Work {
  /// The name under which the provider's key is looked for.
  static final String USUAL_KEY = "anthropic";

  private final VaultAccess vault;
  private final VaultPages pages;
  private final Label trouble = paragraph("");

  /// Where it can be tried again.
  private TextField retry = new TextField();

  /// What waits for the vault to be open.
  private final Optional<Runnable> waiting;

  VaultSheet(OverlayLayer overlays, VaultAccess vault) {
    this(overlays, vault, Optional.empty());
  }

  private VaultSheet(OverlayLayer overlays, VaultAccess vault, Optional<Runnable> waiting) {
    super(overlays, Messages.text("window.action.vault"));
    this.vault = vault;
    this.waiting = waiting;
    getStyleClass().add("vault-sheet");
    pages = new VaultPages(vault, this, waiting.isPresent());
    trouble.getStyleClass().add("trouble");
    body(scrolling(pages), trouble);
    tell("");
  }

  /// Asks for the passphrase so that a prompt can be sent.
  ///
  /// @param send runs once the vault is open, when the sheet is gone
  static VaultSheet toSend(OverlayLayer overlays, VaultAccess vault, Runnable send) {
    return new VaultSheet(overlays, vault, Optional.of(send));
  }

  /// Looks at the vault first: it may have been made outside this window. Who asks twice meanwhile
  /// gets one page.
  void open() {
    FxThread.deliver(vault.looked(), _ -> openOnce(), _ -> openOnce());
  }

  private void openOnce() {
    if (!overlays().shows(VaultSheet.class)) {
      open(pages.draw());
    }
  }

  /// A recovery code leaves the screen only by the word that it is written down.
  @Override
  void dismiss() {
    if (pages.showsCode()) {
      tell(Messages.text("settings.vault.code.first"));
      pages.remindOfCode();
    } else {
      super.dismiss();
    }
  }

  /// Key derivation takes a moment: that is said beside the button.
  @Override
  public void derive(CompletableFuture<VaultAccess.Outcome> work, Button button, TextField again) {
    retry = again;
    Label working = VaultForm.working(button);
    run(work, button, () -> VaultForm.takeOut(working));
  }

  @Override
  public void run(CompletableFuture<VaultAccess.Outcome> work, Button button) {
    run(work, button, () -> {});
  }

  /// The button rests meanwhile.
  private void run(CompletableFuture<VaultAccess.Outcome> work, Button button, Runnable over) {
    tell("");
    button.setDisable(true);
    FxThread.deliver(
        work,
        outcome -> {
          button.setDisable(false);
          over.run();
          show(outcome);
        },
        failure -> {
          button.setDisable(false);
          over.run();
          tell(Messages.text("window.failed", Outcomes.reason(failure)));
        });
  }

  private void show(VaultAccess.Outcome outcome) {
    switch (outcome) {
      case VaultAccess.Outcome.Done() -> {
        if (waiting.isPresent() && vault.state() instanceof VaultAccess.State.Unlocked) {
          goOn();
        } else {
          pages.draw().requestFocus();
        }
      }
      case VaultAccess.Outcome.DoneButOlder() -> {
        String older = Messages.text("settings.vault.older", ProgramName.command("vault accept"));
        if (waiting.isPresent()) {
          pages.older(older, this::goOn).requestFocus();
        } else {
          pages.draw().requestFocus();
          tell(older);
        }
      }
      case VaultAccess.Outcome.Created(String code, String protection) ->
          inView(pages.code(code, VaultForm.text("settings.vault.code"), paragraph(protection)));
      case VaultAccess.Outcome.Renewed(String code, Set<VaultAccess.Caution> cautions) -> {
        inView(pages.code(code, VaultForm.text("settings.vault.renewed")));
        tell(cautions.stream().sorted().map(VaultSheet::text).collect(Collectors.joining("\n")));
      }
      case VaultAccess.Outcome.WrongPassphrase() -> failed("settings.vault.wrong");
      case VaultAccess.Outcome.WrongCode() -> failed("settings.vault.wrong-code");
      case VaultAccess.Outcome.Refused(String reason) -> {
        if (!pages.isOf(vault.state())) {
          pages.draw().requestFocus();
        }
        tell(reason);
      }
    }
  }

  /// What waits for the vault goes on; not when the person has closed the page meanwhile.
  private void goOn() {
    if (getScene() != null) {
      close();
      waiting.ifPresent(Runnable::run);
    }
  }

  /// A code is shown this once: the page comes back when the person has closed it meanwhile.
  private void inView(Node code) {
    if (getScene() == null) {
      open(code);
    } else {
      code.requestFocus();
    }
  }

  private static String text(VaultAccess.Caution caution) {
    return switch (caution) {
      case OLDER -> Messages.text("settings.vault.older", ProgramName.command("vault accept"));
      case OLD_BACKUP -> Messages.text("settings.vault.old-backup");
    };
  }

  private void failed(String key) {
    tell(Messages.text(key));
    retry.requestFocus();
  }

  @Override
  public void tell(String text) {
    trouble.setText(text);
    trouble.setVisible(!text.isEmpty());
    trouble.setManaged(!text.isEmpty());
  }
}

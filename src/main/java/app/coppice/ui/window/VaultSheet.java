package app.coppice.ui.window;

import app.coppice.text.ProgramName;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The vault's page: makes it, opens it, and puts keys in. A key that is in is never shown. FX
/// thread only.
final class VaultSheet extends Sheet {
  /// The name under which the provider's key is looked for.
  static final String USUAL_KEY = "anthropic";

  private final VaultAccess vault;
  private final VBox page = new VBox();
  private final Label trouble = paragraph("");
  private final Button written = VaultForm.accent("settings.vault.code.written");
  private boolean codeShown;

  /// The kind of state that the page is for.
  private Class<? extends VaultAccess.State> drawn = VaultAccess.State.class;

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
    page.getStyleClass().add("page");
    trouble.getStyleClass().add("trouble");
    written.setOnAction(ignored -> draw().requestFocus());
    body(scrolling(page), trouble);
    tell("");
  }

  /// Asks for the passphrase so that a prompt can be sent.
  ///
  /// @param send runs once the vault is open, when the sheet is gone
  static VaultSheet toSend(OverlayLayer overlays, VaultAccess vault, Runnable send) {
    return new VaultSheet(overlays, vault, Optional.of(send));
  }

  /// Looks at the vault first: it may have been made outside this window.
  void open() {
    FxThread.deliver(vault.looked(), _ -> open(draw()), _ -> open(draw()));
  }

  /// A recovery code leaves the screen only by the word that it is written down.
  @Override
  void dismiss() {
    if (codeShown) {
      tell(Messages.text("settings.vault.code.first"));
      written.requestFocus();
    } else {
      super.dismiss();
    }
  }

  /// Shows the page for the vault's state; returns what takes the focus.
  private Node draw() {
    page.getChildren().clear();
    codeShown = false;
    tell("");
    VaultAccess.State state = vault.state();
    drawn = state.getClass();
    return switch (state) {
      case VaultAccess.State.Absent() -> absent();
      case VaultAccess.State.Locked() -> locked();
      case VaultAccess.State.Unlocked(List<String> names) -> unlocked(names);
      case VaultAccess.State.Damaged(String what, boolean backup) -> damaged(what, backup);
    };
  }

  private Node absent() {
    NewPassphrase fresh = new NewPassphrase("settings.vault.passphrase", this::tell);
    Button create = VaultForm.accent("settings.vault.create");
    create.setOnAction(
        ignored -> fresh.take(it -> derive(vault.create(it), create, fresh.first())));
    fresh.onEnter(create::fire);
    add(VaultForm.text("settings.vault.absent"));
    add(fresh.nodes());
    add(VaultForm.line(create));
    return fresh.first();
  }

  private Node locked() {
    PasswordField passphrase = VaultForm.field("settings.vault.passphrase");
    Button unlock = VaultForm.accent("settings.vault.unlock");
    unlock.setOnAction(
        ignored -> derive(vault.unlock(VaultForm.take(passphrase)), unlock, passphrase));
    passphrase.setOnAction(ignored -> unlock.fire());
    Button lost = Verbatim.button(Messages.text("settings.vault.lost"));
    lost.getStyleClass().add("flat");
    lost.setOnAction(ignored -> lost().requestFocus());
    boolean sends = waiting.isPresent();
    add(
        VaultForm.text(sends ? "settings.vault.locked.send" : "settings.vault.locked"),
        passphrase,
        VaultForm.line(unlock, gap(), lost));
    return passphrase;
  }

  private Node lost() {
    page.getChildren().clear();
    tell("");
    TextField code = new TextField();
    code.setPromptText(Messages.text("settings.vault.lost.code"));
    code.setAccessibleText(Messages.text("settings.vault.lost.code"));
    code.getStyleClass().add("code");
    NewPassphrase fresh = new NewPassphrase("settings.vault.fresh", this::tell);
    Button recover = VaultForm.accent("settings.vault.lost.verb");
    recover.setOnAction(ignored ->
        fresh.take(it -> derive(vault.recover(code.getText().toCharArray(), it), recover, code)));
    fresh.onEnter(recover::fire);
    Button back = Verbatim.button(Messages.text("settings.vault.lost.back"));
    back.setOnAction(ignored -> draw().requestFocus());
    add(VaultForm.text("settings.vault.lost.text"), code);
    add(fresh.nodes());
    add(VaultForm.line(recover, gap(), back));
    return code;
  }

  private Node unlocked(List<String> names) {
    add(VaultForm.text(names.isEmpty() ? "settings.vault.no-keys" : "settings.vault.keys"));
    names.forEach(name -> add(keyLine(name)));
    TextField name = new TextField(names.isEmpty() ? USUAL_KEY : "");
    name.setPromptText(Messages.text("settings.vault.key-name"));
    name.setAccessibleText(Messages.text("settings.vault.key-name"));
    name.setPrefColumnCount(9);
    PasswordField key = VaultForm.field("settings.vault.key");
    HBox.setHgrow(key, Priority.ALWAYS);
    Button put = VaultForm.accent("settings.vault.put");
    put.setOnAction(ignored -> {
      if (!name.getText().isBlank() && !key.getText().isBlank()) {
        run(vault.put(name.getText().strip(), VaultForm.take(key)), put);
      }
    });
    key.setOnAction(ignored -> put.fire());
    add(VaultForm.line(name, key, put), VaultForm.heading("settings.vault.change"));
    PasswordField old = VaultForm.field("settings.vault.old");
    NewPassphrase fresh = new NewPassphrase("settings.vault.fresh", this::tell);
    Button change = Verbatim.button(Messages.text("settings.vault.change.verb"));
    change.setOnAction(ignored ->
        fresh.take(it -> derive(vault.changePassphrase(VaultForm.take(old), it), change, old)));
    Button renew = Verbatim.button(Messages.text("settings.vault.renew") + "\u2026");
    renew.setOnAction(ignored -> renew().requestFocus());
    Button lock = Verbatim.button(Messages.text("window.action.lock-vault"));
    lock.setGraphic(Icon.LOCK.node());
    lock.setOnAction(ignored -> {
      vault.lock();
      draw().requestFocus();
    });
    add(old);
    add(fresh.nodes());
    add(VaultForm.line(change, gap(), lock), VaultForm.line(renew));
    return key;
  }

  private Node renew() {
    page.getChildren().clear();
    tell("");
    PasswordField passphrase = VaultForm.field("settings.vault.passphrase");
    Button make = VaultForm.accent("settings.vault.renew.verb");
    make.setOnAction(
        ignored -> derive(vault.renewRecoveryCode(VaultForm.take(passphrase)), make, passphrase));
    passphrase.setOnAction(ignored -> make.fire());
    Button back = Verbatim.button(Messages.text("settings.vault.lost.back"));
    back.setOnAction(ignored -> draw().requestFocus());
    add(VaultForm.text("settings.vault.renew.text"), passphrase, VaultForm.line(make, gap(), back));
    return passphrase;
  }

  private HBox keyLine(String name) {
    Label label = new Label(name);
    label.setGraphic(Icon.KEY.node());
    Label hidden = new Label(Messages.text("settings.vault.hidden"));
    hidden.getStyleClass().addAll("muted", "small");
    Button remove = Verbatim.button(Messages.text("settings.vault.remove"));
    remove.setAccessibleText(Messages.text("settings.vault.remove.named", name));
    remove.setOnAction(ignored -> run(vault.remove(name), remove));
    return VaultForm.line(label, hidden, gap(), remove);
  }

  private Node damaged(String what, boolean backup) {
    add(paragraph(Messages.text("settings.vault.damaged", what)));
    Button restore = VaultForm.accent("settings.vault.restore");
    restore.setDisable(!backup);
    restore.setOnAction(ignored -> run(vault.restoreBackup(), restore));
    add(
        VaultForm.text(backup ? "settings.vault.backup" : "settings.vault.no-backup"),
        VaultForm.line(restore));
    return restore;
  }

  /// The code is shown this once; it leaves the screen with the page.
  private Node showCode(String code, Label what, Node... more) {
    page.getChildren().clear();
    codeShown = true;
    TextField field = new TextField(code);
    field.setEditable(false);
    field.getStyleClass().add("code");
    field.setAccessibleText(Messages.text("settings.vault.code"));
    add(what, field);
    add(more);
    add(VaultForm.line(written));
    return field;
  }

  /// Key derivation takes a moment: that is said beside the button.
  ///
  /// @param again takes the focus when the passphrase or the code was wrong
  private void derive(CompletableFuture<VaultAccess.Outcome> work, Button button, TextField again) {
    retry = again;
    Label working = VaultForm.working(button);
    run(work, button, () -> VaultForm.takeOut(working));
  }

  private void run(CompletableFuture<VaultAccess.Outcome> work, Button button) {
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
          close();
          waiting.get().run();
        } else {
          draw().requestFocus();
        }
      }
      case VaultAccess.Outcome.DoneButOlder() -> {
        draw().requestFocus();
        tell(Messages.text("settings.vault.older", ProgramName.command("vault accept")));
      }
      case VaultAccess.Outcome.Created(String code, String protection) ->
          showCode(code, VaultForm.text("settings.vault.code"), paragraph(protection))
              .requestFocus();
      case VaultAccess.Outcome.Renewed(String code, Set<VaultAccess.Caution> cautions) -> {
        showCode(code, VaultForm.text("settings.vault.renewed")).requestFocus();
        tell(cautions.stream().sorted().map(VaultSheet::text).collect(Collectors.joining("\n")));
      }
      case VaultAccess.Outcome.WrongPassphrase() -> failed("settings.vault.wrong");
      case VaultAccess.Outcome.WrongCode() -> failed("settings.vault.wrong-code");
      case VaultAccess.Outcome.Refused(String reason) -> {
        if (!vault.state().getClass().equals(drawn)) {
          draw().requestFocus();
        }
        tell(reason);
      }
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

  private void tell(String text) {
    trouble.setText(text);
    trouble.setVisible(!text.isEmpty());
    trouble.setManaged(!text.isEmpty());
  }

  private void add(Node... nodes) {
    page.getChildren().addAll(nodes);
  }
}

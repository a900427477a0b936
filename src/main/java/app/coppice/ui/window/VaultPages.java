package app.coppice.ui.window;

import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The pages of the vault's sheet, one at a time: each way to make one answers what takes the
/// focus. FX thread only.
final class VaultPages extends VBox {
  private final VaultAccess vault;
  private final Work work;
  private final boolean sends;
  private final Button written = VaultForm.accent("settings.vault.code.written");
  private boolean codeShown;

  /// The kind of state that the page is for.
  private Class<? extends VaultAccess.State> drawn = VaultAccess.State.class;

  /// What a page hands its outcome to.
  interface Work {
    /// Derives a key, which takes a moment.
    ///
    /// @param again takes the focus when the passphrase or the code was wrong
    void derive(CompletableFuture<VaultAccess.Outcome> outcome, Button button, TextField again);

    void run(CompletableFuture<VaultAccess.Outcome> outcome, Button button);

    /// Says what went wrong; takes it back with an empty text.
    void tell(String text);
  }

  /// @param sends whether something is sent once the vault is open
  VaultPages(VaultAccess vault, Work work, boolean sends) {
    this.vault = vault;
    this.work = work;
    this.sends = sends;
    getStyleClass().add("page");
    written.setOnAction(ignored -> draw().requestFocus());
  }

  boolean showsCode() {
    return codeShown;
  }

  void remindOfCode() {
    written.requestFocus();
  }

  /// Whether the page is one for such a state.
  boolean isOf(VaultAccess.State state) {
    return state.getClass().equals(drawn);
  }

  private void clear() {
    getChildren().clear();
    codeShown = false;
    work.tell("");
  }

  /// Shows the page for the vault's state; returns what takes the focus.
  Node draw() {
    clear();
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
    NewPassphrase fresh = new NewPassphrase("settings.vault.passphrase", work::tell);
    Button create = VaultForm.accent("settings.vault.create");
    create.setOnAction(
        ignored -> fresh.take(it -> work.derive(vault.create(it), create, fresh.first())));
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
        _ -> VaultForm.typed(passphrase, it -> work.derive(vault.unlock(it), unlock, passphrase)));
    passphrase.setOnAction(ignored -> unlock.fire());
    Button lost = Verbatim.button(Messages.text("settings.vault.lost"));
    lost.getStyleClass().add("flat");
    lost.setOnAction(ignored -> lost().requestFocus());
    add(
        VaultForm.text(sends ? "settings.vault.locked.send" : "settings.vault.locked"),
        passphrase,
        VaultForm.line(unlock, Sheet.gap(), lost));
    return passphrase;
  }

  private Node lost() {
    clear();
    TextField code = new TextField();
    code.setPromptText(Messages.text("settings.vault.lost.code"));
    code.setAccessibleText(Messages.text("settings.vault.lost.code"));
    code.getStyleClass().add("code");
    NewPassphrase fresh = new NewPassphrase("settings.vault.fresh", work::tell);
    Button recover = VaultForm.accent("settings.vault.lost.verb");
    recover.setOnAction(ignored ->
        fresh.take(
            it -> work.derive(vault.recover(code.getText().toCharArray(), it), recover, code)));
    fresh.onEnter(recover::fire);
    Button back = Verbatim.button(Messages.text("settings.vault.lost.back"));
    back.setOnAction(ignored -> draw().requestFocus());
    add(VaultForm.text("settings.vault.lost.text"), code);
    add(fresh.nodes());
    add(VaultForm.line(recover, Sheet.gap(), back));
    return code;
  }

  private Node unlocked(List<String> names) {
    add(VaultForm.text(names.isEmpty() ? "settings.vault.no-keys" : "settings.vault.keys"));
    names.forEach(name -> add(keyLine(name)));
    TextField name = new TextField(names.isEmpty() ? VaultSheet.USUAL_KEY : "");
    name.setPromptText(Messages.text("settings.vault.key-name"));
    name.setAccessibleText(Messages.text("settings.vault.key-name"));
    name.setPrefColumnCount(9);
    PasswordField key = VaultForm.field("settings.vault.key");
    HBox.setHgrow(key, Priority.ALWAYS);
    Button put = VaultForm.accent("settings.vault.put");
    put.setOnAction(ignored -> {
      if (!name.getText().isBlank() && !key.getText().isBlank()) {
        work.run(vault.put(name.getText().strip(), VaultForm.take(key)), put);
      }
    });
    key.setOnAction(ignored -> put.fire());
    add(VaultForm.line(name, key, put), VaultForm.heading("settings.vault.change"));
    PasswordField old = VaultForm.field("settings.vault.old");
    NewPassphrase fresh = new NewPassphrase("settings.vault.fresh", work::tell);
    Button change = Verbatim.button(Messages.text("settings.vault.change.verb"));
    change.setOnAction(ignored ->
        fresh.take(
            it -> work.derive(vault.changePassphrase(VaultForm.take(old), it), change, old)));
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
    add(VaultForm.line(change, Sheet.gap(), lock), VaultForm.line(renew));
    return key;
  }

  private Node renew() {
    clear();
    PasswordField passphrase = VaultForm.field("settings.vault.passphrase");
    Button make = VaultForm.accent("settings.vault.renew.verb");
    make.setOnAction(_ ->
        VaultForm.typed(
            passphrase, it -> work.derive(vault.renewRecoveryCode(it), make, passphrase)));
    passphrase.setOnAction(ignored -> make.fire());
    Button back = Verbatim.button(Messages.text("settings.vault.lost.back"));
    back.setOnAction(ignored -> draw().requestFocus());
    add(
        VaultForm.text("settings.vault.renew.text"),
        passphrase,
        VaultForm.line(make, Sheet.gap(), back));
    return passphrase;
  }

  private HBox keyLine(String name) {
    Label label = new Label(name);
    label.setGraphic(Icon.KEY.node());
    Label hidden = new Label(Messages.text("settings.vault.hidden"));
    hidden.getStyleClass().addAll("muted", "small");
    Button remove = Verbatim.button(Messages.text("settings.vault.remove"));
    remove.setAccessibleText(Messages.text("settings.vault.remove.named", name));
    remove.setOnAction(ignored -> work.run(vault.remove(name), remove));
    return VaultForm.line(label, hidden, Sheet.gap(), remove);
  }

  private Node damaged(String what, boolean backup) {
    add(Sheet.paragraph(Messages.text("settings.vault.damaged", what)));
    Button restore = VaultForm.accent("settings.vault.restore");
    restore.setDisable(!backup);
    restore.setOnAction(ignored -> work.run(vault.restoreBackup(), restore));
    add(
        VaultForm.text(backup ? "settings.vault.backup" : "settings.vault.no-backup"),
        VaultForm.line(restore));
    return restore;
  }

  /// The vault is open, but it is for the person to say whether it is the right one.
  ///
  /// @param warning says so; it stays in view with the keys
  /// @param goOn what waits for it
  Node older(String warning, Runnable goOn) {
    clear();
    Label older = Sheet.paragraph(warning);
    older.getStyleClass().add("trouble");
    Button on = VaultForm.accent("settings.vault.older.go-on");
    on.setOnAction(_ -> goOn.run());
    Button keys = Verbatim.button(Messages.text("settings.vault.older.keys"));
    keys.setOnAction(_ -> {
      draw().requestFocus();
      work.tell(warning);
    });
    add(older, VaultForm.text("settings.vault.older.waits"), VaultForm.line(keys, Sheet.gap(), on));
    return keys;
  }

  /// The code is shown this once; it leaves the screen with the page, and that by the word that it
  /// is written down.
  Node code(String code, Label what, Node... more) {
    clear();
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

  private void add(Node... nodes) {
    getChildren().addAll(nodes);
  }
}

package app.coppice.ui.window;

import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom: how many sessions do what, tokens, vault, memory. FX thread only.
final class StatusBar extends HBox {
  private final Label sessions = new Label();
  private final Button waiting = Verbatim.button();
  private final Label tokens = new Label();
  private final Button vault = Verbatim.button();
  private final MemoryLabel memory = new MemoryLabel();
  private final VaultAccess access;

  StatusBar(Actions actions, VaultAccess access) {
    this.access = access;
    getStyleClass().add("status-bar");
    waiting.getStyleClass().addAll("flat", "waiting");
    waiting.setOnAction(ignored -> actions.run("next-waiting"));
    waiting.setTooltip(
        new Tooltip(
            Messages.text("window.action.next-waiting") + "  " + actions.keyText("next-waiting")));
    vault.getStyleClass().add("flat");
    vault.setOnAction(ignored -> actions.run("vault"));
    tokens.setTooltip(new Tooltip(Messages.text("window.status.tokens.tip")));
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(sessions, waiting, gap, tokens, vault, memory);
    showVault();
  }

  void show(Roster.Counts counts) {
    sessions.setText(Messages.text("window.status.sessions", counts.sessions(), counts.working()));
    boolean any = counts.waiting() > 0;
    waiting.setText(Messages.text("window.status.waiting", counts.waiting()));
    waiting.setVisible(any);
    waiting.setManaged(any);
    tokens.setText(counts.tokens() == 0 ? "" : tokenText(counts.tokens()));
    memory.lookSoon();
  }

  /// Asks the vault anew.
  final void showVault() {
    VaultAccess.State state = access.state();
    vault.setText(
        Messages.text(
            switch (state) {
              case VaultAccess.State.Absent() -> "window.status.vault.absent";
              case VaultAccess.State.Locked() -> "window.status.vault.locked";
              case VaultAccess.State.Unlocked(var names) ->
                  names.isEmpty() ? "window.status.vault.empty" : "window.status.vault.unlocked";
              case VaultAccess.State.Damaged ignored -> "window.status.vault.damaged";
            }));
    Icon icon =
        switch (state) {
          case VaultAccess.State.Absent() -> Icon.KEY;
          case VaultAccess.State.Locked() -> Icon.LOCK;
          case VaultAccess.State.Unlocked ignored -> Icon.UNLOCK;
          case VaultAccess.State.Damaged ignored -> Icon.WARNING;
        };
    vault.setGraphic(icon.node());
  }

  static String tokenText(long tokens) {
    if (tokens < 1000) {
      return Messages.text("window.status.tokens", tokens);
    }
    if (tokens < 1_000_000) {
      return Messages.text(
          "window.status.tokens", String.format(Locale.ENGLISH, "%.1fk", tokens / 1e3));
    }
    return Messages.text(
        "window.status.tokens", String.format(Locale.ENGLISH, "%.1fM", tokens / 1e6));
  }
}

package app.coppice.ui.chat;

import app.coppice.text.Escapes;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Shows where a link really leads before it is opened. Only web addresses can be opened.
final class LinkPrompt {
  private LinkPrompt() {}

  static void ask(Node owner, double screenX, double screenY, String target, Consumer<URI> open) {
    Label address = new Label(Escapes.visibleOnOneLine(target));
    address.getStyleClass().add("link-target");
    address.setWrapText(true);
    address.setMaxWidth(480);
    CustomMenuItem shown = new CustomMenuItem(address, false);
    shown.setDisable(true);
    ContextMenu menu = new ContextMenu(shown, new SeparatorMenuItem());
    openable(target)
        .ifPresent(uri -> {
          MenuItem item = Verbatim.menuItem(Messages.text("chat.link.open"), Icon.EXTERNAL.node());
          item.setOnAction(ignored -> open.accept(uri));
          menu.getItems().add(item);
        });
    MenuItem copy = Verbatim.menuItem(Messages.text("chat.link.copy"), Icon.COPY.node());
    copy.setOnAction(ignored -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(target);
      Clipboard.getSystemClipboard().setContent(content);
    });
    menu.getItems().add(copy);
    menu.show(owner, screenX, screenY);
  }

  /// The address when it is one that a browser may be given; files and other schemes may start
  /// programs.
  static Optional<URI> openable(String target) {
    try {
      URI uri = new URI(target);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}

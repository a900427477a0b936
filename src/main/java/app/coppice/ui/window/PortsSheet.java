package app.coppice.ui.window;

import app.coppice.sandbox.ListeningPorts.Listening;
import app.coppice.session.Outfits;
import app.coppice.session.PortRange;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// A session's ports, the variables that name them, and who listens on them. FX thread only.
final class PortsSheet extends Sheet {
  private final Outfits outfits;
  private final SessionSnapshot session;
  private final PortRange range;
  private final GridPane table = new GridPane();
  private final Button again;

  PortsSheet(OverlayLayer overlays, Outfits outfits, SessionSnapshot session, PortRange range) {
    super(overlays, Messages.text("window.ports.title", session.title()));
    this.outfits = outfits;
    this.session = session;
    this.range = range;
    getStyleClass().add("ports-sheet");
    table.getStyleClass().add("form");
    body(paragraph(Messages.text("window.ports.explained")), scrolling(table));
    again = button(Messages.text("window.ports.again"), this::look);
    button(Messages.text("window.sheet.done"), this::close);
    show(List.of());
    look();
  }

  void open() {
    open(again);
  }

  private void look() {
    FxThread.deliver(
        outfits.listening(session.id()),
        this::show,
        failure -> table.add(new Label(Outcomes.reason(failure)), 2, PortRange.LAST_INDEX + 1));
  }

  private void show(List<Listening> listening) {
    table.getChildren().clear();
    for (int n = 0; n <= PortRange.LAST_INDEX; n++) {
      int port = range.first() + n;
      Label name = new Label(PortRange.name(n));
      name.getStyleClass().add("code");
      name.setMinWidth(USE_PREF_SIZE);
      String who =
          listening.stream()
              .filter(it -> it.port() == port)
              .map(PortsSheet::words)
              .collect(Collectors.joining(", "));
      Label listener = new Label(who.isEmpty() ? Messages.text("window.ports.nobody") : who);
      if (who.isEmpty()) {
        listener.getStyleClass().add("muted");
      }
      table.addRow(n, name, new Label(String.valueOf(port)), listener);
    }
  }

  private static String words(Listening listening) {
    return listening.pid() == 0
        ? Messages.text("window.ports.unknown")
        : Messages.text(
            "window.ports.program", listening.program(), String.valueOf(listening.pid()));
  }
}

package app.coppice.ui.window;

import app.coppice.session.Outfits;
import app.coppice.session.PortRange;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.chat.ChatPane;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What a session's header says of its worktree beyond its files: what is being done to it, a way
/// to run the set-up script again, its ports. FX thread only.
final class OutfitLine extends HBox {
  private final Outfits outfits;
  private final Label stage = new Label();
  private final Button enough = Verbatim.button(Messages.text("window.bringing.end"));
  private final Button retry = Verbatim.button(Messages.text("window.set-up.retry"));
  private final Button stop = Verbatim.button(Messages.text("window.script.stop"));
  private final Button ports = Verbatim.button();
  private final Tooltip tip = new Tooltip();

  OutfitLine(Outfits outfits, Actions actions) {
    this.outfits = outfits;
    getStyleClass().add("outfit-line");
    stage.getStyleClass().addAll("muted", "small");
    ports.getStyleClass().addAll("flat", "small", "code");
    ports.setMinWidth(USE_PREF_SIZE);
    ports.setTooltip(tip);
    ports.setOnAction(ignored -> actions.run("session-ports"));
    enough.setMinWidth(USE_PREF_SIZE);
    enough.getStyleClass().addAll("flat", "small");
    enough.setTooltip(new Tooltip(Messages.text("window.bringing.end.what")));
    enough.setOnAction(ignored -> actions.run("end-bringing"));
    retry.setMinWidth(USE_PREF_SIZE);
    retry.setTooltip(new Tooltip(actions.keyText("run-set-up")));
    retry.setOnAction(ignored -> actions.run("run-set-up"));
    stop.setMinWidth(USE_PREF_SIZE);
    stop.setOnAction(ignored -> actions.run("stop-script"));
    getChildren().addAll(stage, enough, stop, retry, ports);
  }

  void show(SessionSnapshot session) {
    String words = outfits.stage(session.id());
    stage.setText(words);
    show(stage, !words.isEmpty());
    show(stop, !outfits.script(session.id()).isEmpty());
    show(enough, outfits.isBringing(session.id()));
    // Where the chat asks what to do about it, its button is enough.
    show(retry, outfits.needsSetUp(session.id()) && !ChatPane.setUpFailed(session));
    Optional<PortRange> range = outfits.ports(session.id());
    show(ports, range.isPresent());
    range.ifPresent(it -> {
      ports.setText(":" + it.first());
      String all =
          Messages.text("window.ports.tip", String.valueOf(it.first()), String.valueOf(it.last()));
      tip.setText(all);
      ports.setAccessibleText(all);
    });
  }

  private static void show(Region region, boolean visible) {
    region.setVisible(visible);
    region.setManaged(visible);
  }
}

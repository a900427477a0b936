package app.coppice.ui.window;

import app.coppice.session.DeletedSession;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Age;
import app.coppice.ui.kit.Messages;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The deleted sessions, each with the way back. FX thread only.
final class TrashSheet extends Sheet {
  private final Button done;

  TrashSheet(
      OverlayLayer overlays,
      List<DeletedSession> deleted,
      Instant now,
      Consumer<SessionId> restore) {
    super(overlays, Messages.text("window.trash.title"));
    getStyleClass().add("trash-sheet");
    if (deleted.isEmpty()) {
      Label nothing = paragraph(Messages.text("window.trash.empty"));
      nothing.getStyleClass().add("muted");
      body(nothing);
    } else {
      VBox rows = new VBox();
      deleted.forEach(session -> rows.getChildren().add(row(session, now, restore)));
      ScrollPane scroll = new ScrollPane(rows);
      scroll.setFitToWidth(true);
      body(scroll);
    }
    done = button(Messages.text("window.sheet.done"), this::close);
  }

  void open() {
    open(done);
  }

  private HBox row(DeletedSession session, Instant now, Consumer<SessionId> restore) {
    Label title = new Label(session.title());
    Label branch = new Label(session.branch());
    branch.getStyleClass().addAll("muted", "small", "code");
    Label age = new Label(Age.text(session.deletedAt(), now));
    age.getStyleClass().addAll("muted", "small");
    Button back = new Button(Messages.text("window.trash.restore"));
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(ignored -> {
      close();
      restore.accept(session.id());
    });
    HBox row = new HBox(title, branch, gap(), age, back);
    row.getStyleClass().add("line");
    return row;
  }
}

package app.coppice.ui.window;

import app.coppice.session.DeletedSession;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Age;
import app.coppice.ui.kit.Messages;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The deleted sessions, each with the way back and the way out. FX thread only.
final class TrashSheet extends Sheet {
  /// What can be done with them.
  interface Verbs {
    void restore(SessionId session);

    /// Asks whether to delete these for good.
    void forget(List<DeletedSession> sessions);
  }

  private final Verbs verbs;
  private final Button done;

  TrashSheet(OverlayLayer overlays, List<DeletedSession> deleted, Instant now, Verbs verbs) {
    super(overlays, Messages.text("window.trash.title"));
    this.verbs = verbs;
    getStyleClass().add("trash-sheet");
    if (deleted.isEmpty()) {
      Label nothing = paragraph(Messages.text("window.trash.empty"));
      nothing.getStyleClass().add("muted");
      body(nothing);
    } else {
      VBox rows = new VBox();
      deleted.forEach(session -> {
        rows.getChildren().add(row(session, now));
        if (!session.problem().isEmpty()) {
          Label problem = paragraph(session.problem());
          problem.getStyleClass().addAll("trouble", "small");
          rows.getChildren().add(problem);
        }
      });
      ScrollPane scroll = new ScrollPane(rows);
      scroll.setFitToWidth(true);
      // As high as what is in it, up to what the style sheet allows; else it is always 100 px.
      scroll.prefViewportHeightProperty().bind(rows.heightProperty());
      body(scroll);
    }
    done = button(Messages.text("window.sheet.done"), this::close);
    if (!deleted.isEmpty()) {
      Button empty = new Button(Messages.text("window.action.empty-trash") + "\u2026");
      empty.getStyleClass().add("danger");
      empty.setOnAction(ignored -> forget(deleted));
      remark(empty);
    }
  }

  void open() {
    open(done);
  }

  private void forget(List<DeletedSession> sessions) {
    close();
    verbs.forget(sessions);
  }

  private HBox row(DeletedSession session, Instant now) {
    Label title = new Label(session.title());
    Label branch = new Label(session.branch());
    branch.getStyleClass().addAll("muted", "small", "code");
    Label age = new Label(Age.text(session.deletedAt(), now));
    age.getStyleClass().addAll("muted", "small");
    age.setMinWidth(USE_PREF_SIZE);
    Button back = new Button(Messages.text("window.trash.restore"));
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(ignored -> {
      close();
      verbs.restore(session.id());
    });
    Button gone = new Button(Messages.text("window.trash.forget") + "\u2026");
    gone.setMinWidth(USE_PREF_SIZE);
    gone.setOnAction(ignored -> forget(List.of(session)));
    VBox name = new VBox(title, branch);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox row = new HBox(name, age, back, gone);
    row.getStyleClass().add("line");
    return row;
  }
}

package app.coppice.ui.window;

import app.coppice.session.DeletedSession;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Age;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The deleted sessions, the last one first, each with when that was, the way back and the way out.
/// FX thread only.
final class TrashSheet extends Sheet {
  /// What can be done with them.
  interface Verbs {
    void restore(SessionId session);

    /// Asks whether to delete these for good.
    void forget(List<DeletedSession> sessions);
  }

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

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
      rows.getStyleClass().add("trash-rows");
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
    remark(ways(deleted, now));
  }

  /// What is old goes at once; what is younger only by a button that says so.
  private HBox ways(List<DeletedSession> deleted, Instant now) {
    List<DeletedSession> old = deleted.stream().filter(it -> it.isOld(now)).toList();
    HBox ways = new HBox();
    ways.getStyleClass().add("choices");
    if (!old.isEmpty()) {
      ways.getChildren().add(way(Messages.text("window.trash.old", old.size()), old));
    }
    if (old.size() < deleted.size()) {
      String whole = Messages.text("window.action.empty-trash-whole") + "\u2026";
      ways.getChildren().add(way(whole, deleted));
    }
    return ways;
  }

  private Button way(String text, List<DeletedSession> sessions) {
    Button way = Verbatim.button(text);
    way.getStyleClass().add("danger");
    way.setOnAction(ignored -> forget(sessions));
    return way;
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
    Button back = Verbatim.button(Messages.text("window.trash.restore"));
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(ignored -> {
      close();
      verbs.restore(session.id());
    });
    Button gone = Verbatim.button(Messages.text("window.trash.forget") + "\u2026");
    gone.setMinWidth(USE_PREF_SIZE);
    gone.setOnAction(ignored -> forget(List.of(session)));
    Label when =
        new Label(
            Messages.text(
                "window.trash.deleted",
                WHEN.format(session.deletedAt().atZone(ZoneId.systemDefault()))));
    when.getStyleClass().addAll("muted", "small");
    VBox name = new VBox(title, branch, when);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox row = new HBox(name, age, back, gone);
    row.getStyleClass().add("line");
    return row;
  }
}

package app.coppice.ui.review;

import app.coppice.diff.DiffLine;
import app.coppice.session.Changes;
import app.coppice.session.FileText;
import app.coppice.session.TextForm;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// A review in which something is begun, and the next window on the same sessions.
abstract class ReviewBeginningsFixture extends ReviewPaneFixture {
  final RememberedBeginnings begun = new RememberedBeginnings();
  final Changes changes = changes(Set.of("A.java"), 0, file("A.java", 9));

  static FileText.Opened text(String text) {
    return new FileText.Opened(
        "A.java",
        text,
        new TextForm(StandardCharsets.UTF_8, "", List.of(text)),
        text.getBytes(StandardCharsets.UTF_8));
  }

  void showIt() throws Exception {
    beginnings = begun;
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.pulses(3);
  }

  /// As after a kill: another window, nothing was closed.
  void startAgain() throws Exception {
    stage.close();
    pane = FxStage.make(() -> new ReviewPane(new FramePump(), actions));
    stage = FxStage.of(pane);
    showIt();
  }

  static String said(ResultLine line) throws Exception {
    return FxStage.call(line::text);
  }

  CommentCard draftCard() throws Exception {
    return FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
  }

  void begin(int line, String text) throws Exception {
    showIt();
    DiffLine at = changes.files().getFirst().hunks().getFirst().lines().get(line - 1);
    FxStage.run(() -> pane.comments().write(changes.files().getFirst(), at));
    CommentCard card = draftCard();
    FxStage.run(() -> card.writing().setText(text));
  }
}

package app.coppice.ui.review;

import app.coppice.session.Amendable;
import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.CommitRequest.Place;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What goes into the next commit beside the ticked files: only what is staged, or a new version of
/// the last commit. FX thread only.
final class CommitChoice extends FlowPane {
  private final ReviewActions actions;
  private final Consumer<String> prefill;
  private final Consumer<String> remark;
  private final CheckBox stagedOnly = Verbatim.checkBox();
  private final CheckBox amend = Verbatim.checkBox(Messages.text("review.amend"));
  private Optional<SessionSnapshot> shown = Optional.empty();

  /// @param changed what is chosen is another now
  /// @param prefill gets the message of the commit to amend
  /// @param remark why it cannot be amended
  CommitChoice(
      ReviewActions actions, Runnable changed, Consumer<String> prefill, Consumer<String> remark) {
    this.actions = actions;
    this.prefill = prefill;
    this.remark = remark;
    getStyleClass().add("commit-choice");
    setPrefWrapLength(200);
    stagedOnly.setTooltip(new Tooltip(Messages.text("review.staged-only.what")));
    amend.setTooltip(new Tooltip(Messages.text("review.amend.what")));
    stagedOnly.selectedProperty().subscribe(changed);
    amend.selectedProperty().subscribe(changed);
    amend.setOnAction(_ -> askAmend());
    getChildren().addAll(stagedOnly, amend);
    show(stagedOnly, false);
    show(amend, false);
  }

  private static void show(CheckBox box, boolean shown) {
    box.setVisible(shown);
    box.setManaged(shown);
    if (!shown) {
      box.setSelected(false);
    }
  }

  void show(SessionSnapshot newest) {
    Optional<SessionSnapshot> before = shown.filter(it -> it.id().equals(newest.id()));
    if (before.isEmpty()) {
      reset();
    }
    boolean had = before.filter(it -> !it.changes().staged().isEmpty()).isPresent();
    shown = Optional.of(newest);
    int staged = count(newest.changes().staged());
    boolean away = Obstacles.isAway(newest);
    show(stagedOnly, staged > 0 && !away);
    stagedOnly.setText(Messages.text("review.staged-only", staged));
    if (!had && staged > 0) {
      // As git itself: what somebody took the trouble to stage is what is to be committed.
      stagedOnly.setSelected(true);
    }
    show(amend, newest.changes().ahead() > 0 && !away);
  }

  /// After a commit, or for another session.
  void reset() {
    stagedOnly.setSelected(false);
    amend.setSelected(false);
  }

  private void askAmend() {
    if (!amend.isSelected() || shown.isEmpty()) {
      return;
    }
    SessionId session = shown.get().id();
    var _ =
        actions
            .review()
            .lastCommit(session)
            .thenAccept(answer -> FxThread.run(() -> answered(session, answer)));
  }

  private void answered(SessionId session, Amendable answer) {
    if (shown.filter(it -> it.id().equals(session)).isEmpty() || !amend.isSelected()) {
      return;
    }
    switch (answer) {
      case Amendable.Yes(String message) -> prefill.accept(message.strip());
      case Amendable.No(String reason) -> {
        amend.setSelected(false);
        remark.accept(reason);
      }
    }
  }

  boolean amends() {
    return amend.isSelected();
  }

  boolean takesStaged() {
    return stagedOnly.isSelected();
  }

  /// How many files these paths are: a rename is one, though git knows two paths of it.
  int count(Collection<String> paths) {
    Set<String> all = Set.copyOf(paths);
    return shown.map(it -> it.changes().files(all)).orElse(all.size());
  }

  /// How many files go in.
  int files(Set<String> ticked) {
    return count(takesStaged() ? shown.map(it -> it.changes().staged()).orElse(Set.of()) : ticked);
  }

  /// @param ticked by name, even when they are all: one that appears meanwhile is not reviewed
  CommitRequest request(List<String> ticked, String message) {
    Extent some = amends() && ticked.isEmpty() ? Extent.NONE : Extent.FILES;
    Extent extent = takesStaged() ? Extent.STAGED : some;
    return new CommitRequest(
        extent,
        extent == Extent.FILES ? ticked : List.of(),
        message,
        amends() ? Place.INSTEAD_OF_LAST : Place.ON_TOP);
  }

  CheckBox stagedOnly() {
    return stagedOnly;
  }

  CheckBox amend() {
    return amend;
  }
}

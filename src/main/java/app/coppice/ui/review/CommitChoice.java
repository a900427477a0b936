package app.coppice.ui.review;

import app.coppice.session.Amendable;
import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.CommitRequest.Place;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
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
  /// Where the message of the commit to amend is proposed.
  interface Proposal {
    void make(String last);

    /// It is not amended after all.
    void takeBack(String last);
  }

  private static final Amendable.Yes NONE = new Amendable.Yes("", "");

  private final ReviewActions actions;
  private final Proposal proposal;
  private final Consumer<String> remark;
  private final CheckBox stagedOnly = Verbatim.checkBox();
  private final CheckBox amend = Verbatim.checkBox(Messages.text("review.amend"));
  private Optional<SessionSnapshot> shown = Optional.empty();

  /// The commit that is to be amended, its message without what is around it; [#NONE] where none
  /// is. It stands while amending is not offered, so that nothing that was written for it becomes a
  /// commit of its own.
  private Amendable.Yes instead = NONE;

  /// @param changed what is chosen is another now
  /// @param remark why it cannot be amended
  CommitChoice(
      ReviewActions actions, Runnable changed, Proposal proposal, Consumer<String> remark) {
    this.actions = actions;
    this.proposal = proposal;
    this.remark = remark;
    getStyleClass().add("commit-choice");
    setPrefWrapLength(200);
    stagedOnly.setTooltip(new Tooltip(Messages.text("review.staged-only.what")));
    amend.setTooltip(new Tooltip(Messages.text("review.amend.what")));
    stagedOnly.selectedProperty().subscribe(changed);
    amend.selectedProperty().subscribe(changed);
    amend.setOnAction(_ -> amendChosen());
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
    if (newest.state() == SessionState.COMMITTING && before.isPresent()) {
      return; // What git has staged for the commit nobody has chosen.
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
    boolean committed =
        before.filter(it -> it.changes().ahead() != newest.changes().ahead()).isPresent();
    if (amend.isSelected() && committed) {
      checkLast();
    } else {
      goOnAmending();
    }
  }

  /// After a commit.
  void reset() {
    stagedOnly.setSelected(false);
    stopAmending();
  }

  /// Another session comes into view, in which nothing is chosen yet.
  void leave() {
    shown = Optional.empty();
    reset();
  }

  private void amendChosen() {
    if (amend.isSelected()) {
      askAmend(last -> proposal.make(last.message()));
    } else {
      String last = instead.message();
      instead = NONE;
      proposal.takeBack(last);
    }
  }

  /// A message is back that was written to take the place of a commit's.
  ///
  /// @param last that commit; both empty for a message of a new one
  void goOn(Amendable.Yes last) {
    instead = last;
    goOnAmending();
  }

  /// Ticks as before where that is offered, unless there is another last commit by now.
  private void goOnAmending() {
    if (instead.equals(NONE) || shown.isEmpty() || !amend.isVisible() || amend.isSelected()) {
      return;
    }
    amend.setSelected(true);
    checkLast();
  }

  /// Looks whether the commit to amend is still the last one: else it would be refused each time.
  void checkAgain() {
    if (shown.isPresent() && amends()) {
      checkLast();
    }
  }

  /// Amends no commit that somebody else has made meanwhile.
  private void checkLast() {
    Amendable.Yes before = instead;
    askAmend(last -> {
      if (isAnother(before, last)) {
        stopAmending();
        proposal.takeBack(before.message());
        remark.accept(Messages.text("review.amend.other"));
      }
    });
  }

  /// Of what an earlier version kept only the message is known.
  private static boolean isAnother(Amendable.Yes before, Amendable.Yes last) {
    return before.commit().isEmpty()
        ? !before.message().isEmpty() && !before.message().equals(last.message())
        : !before.commit().equals(last.commit());
  }

  private void stopAmending() {
    amend.setSelected(false);
    instead = NONE;
  }

  /// @param last gets the last commit
  private void askAmend(Consumer<Amendable.Yes> last) {
    SessionId session = shown.orElseThrow().id();
    FxThread.deliver(
        actions.review().lastCommit(session),
        answer -> {
          if (isAmending(session)) {
            answered(answer, last);
          }
        },
        failure -> {
          if (isAmending(session)) {
            answered(new Amendable.No(String.valueOf(failure.getMessage())), last);
          }
        });
  }

  private boolean isAmending(SessionId session) {
    return shown.filter(it -> it.id().equals(session)).isPresent() && amend.isSelected();
  }

  private void answered(Amendable answer, Consumer<Amendable.Yes> last) {
    switch (answer) {
      case Amendable.Yes(String commit, String message) -> {
        var stripped = new Amendable.Yes(commit, message.strip());
        last.accept(stripped);
        instead = amend.isSelected() ? stripped : NONE;
      }
      case Amendable.No(String reason) -> {
        stopAmending();
        remark.accept(reason);
      }
    }
  }

  boolean amends() {
    return amend.isSelected();
  }

  /// The commit that is to be amended; both empty where none is.
  Amendable.Yes instead() {
    return instead;
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
        amends() ? Place.INSTEAD_OF_LAST : Place.ON_TOP,
        amends() ? instead.commit() : "");
  }

  CheckBox stagedOnly() {
    return stagedOnly;
  }

  CheckBox amend() {
    return amend;
  }
}

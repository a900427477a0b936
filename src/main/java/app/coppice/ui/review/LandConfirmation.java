package app.coppice.ui.review;

import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.session.LandRequest;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.LowScroll;
import app.coppice.ui.kit.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Says what landing will do, lets the person choose where, and asks once more. What it says
/// follows the session; see {@link #follow}. FX thread only.
final class LandConfirmation extends Question {
  /// From an answer until it is asked again.
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /// What is done when the person says yes.
  interface Landing {
    void land(LandRequest request);
  }

  private final Landing landing;
  private final ReviewActions actions;
  private final Label preview = new Label();

  /// What the preview is of; only the newest is shown.
  private String previewed = "";

  /// Tells the answers for what is asked now from those for what was asked before.
  private int round;

  private final ComboBox<String> into = new ComboBox<>();
  private final LandWays way = new LandWays();
  private final LandMessage message = new LandMessage();
  private final LandChoices choices;
  private LandHow how = LandHow.FAST_FORWARD;
  private @Nullable SessionSnapshot asked;

  /// The branches to choose from are put there, which chooses none.
  private boolean offering;

  private Changes before = Changes.NONE;

  /// Why this way cannot be taken, as the preview found; empty when it can.
  private String refused = "";

  LandConfirmation(Landing landing, ReviewActions actions) {
    this.landing = landing;
    this.actions = actions;
    choices = new LandChoices(actions);
    preview.getStyleClass().addAll("muted", "small");
    preview.setWrapText(true);
    preview.setMinHeight(USE_PREF_SIZE);
    Label label = new Label(Messages.text("review.land.into"));
    label.setLabelFor(into);
    label.setMinWidth(Region.USE_PREF_SIZE);
    into.setAccessibleText(Messages.text("review.land.into"));
    into.setPromptText(Messages.text("review.land.into.choose"));
    into.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(into, Priority.ALWAYS);
    HBox line = new HBox(way, label, into);
    line.getStyleClass().add("land-into");
    getStyleClass().add("land-confirmation");
    writesLines(message.field());
    between(message);
    between(line);
    between(new LowScroll(preview));
    into.valueProperty().subscribe(this::takeInto);
    way.valueProperty().subscribe(this::take);
  }

  /// @param branches the repository's local branches
  void show(SessionSnapshot snapshot, LandHow chosen, CompletableFuture<List<String>> branches) {
    begin(snapshot, chosen);
    yes().requestFocus();
    look(snapshot, branches);
  }

  /// As {@link #show}, of a question that stood when another session came into view: the focus
  /// stays where it is.
  void showAgain(
      SessionSnapshot snapshot, LandHow chosen, CompletableFuture<List<String>> branches) {
    begin(snapshot, chosen);
    look(snapshot, branches);
  }

  private void begin(SessionSnapshot snapshot, LandHow chosen) {
    // What is known to be refused is not asked: the sentence says why it is the other.
    how = chosen == LandHow.FAST_FORWARD ? Obstacles.usual(snapshot) : chosen;
    asked = snapshot;
    before = snapshot.changes();
    previewed = "";
    refused = "";
    message.begin(snapshot.id(), how, snapshot.title());
    way.setValue(how);
    // Not known to be a branch before they are all known; see offer.
    String target = choices.into(snapshot);
    offering = true;
    into.getItems().setAll(target);
    into.setValue(target);
    offering = false;
    stand(
        sentence(snapshot),
        Messages.text("review.land." + LandMenu.key(how)),
        "accent",
        () ->
            landing.land(new LandRequest(how, isBase() ? "" : into.getValue(), message.written())));
  }

  private void look(SessionSnapshot snapshot, CompletableFuture<List<String>> branches) {
    lookAhead(snapshot);
    FxThread.deliver(branches, names -> offer(snapshot, names), _ -> {});
  }

  /// The base need not be a local branch; then there is nowhere to land until one is chosen.
  private void offer(SessionSnapshot snapshot, List<String> names) {
    SessionSnapshot now = asked;
    if (now == null || !now.id().equals(snapshot.id())) {
      return;
    }
    List<String> others = new ArrayList<>(names);
    others.remove(snapshot.branch());
    String value = into.getValue();
    offering = true;
    into.getItems().setAll(others);
    into.setValue(others.contains(value) ? value : null);
    offering = false;
    tell();
  }

  /// Takes the newest snapshot of the session that was asked about.
  void follow(SessionSnapshot newest) {
    asked = newest;
    tell();
  }

  /// The person chooses another way; where to land and what they wrote stay.
  private void take(@Nullable LandHow chosen) {
    if (chosen != null && chosen != how) {
      how = chosen;
      if (asked != null) {
        choices.choose(asked.id(), how);
      }
      message.take(how);
      verb(Messages.text("review.land." + LandMenu.key(how)));
      tell();
    }
  }

  /// Where to land is chosen, by the person or not.
  private void takeInto(@Nullable String target) {
    if (offering) {
      return;
    }
    if (asked != null && target != null) {
      choices.choose(asked.id(), target);
    }
    tell();
  }

  private void tell() {
    SessionSnapshot now = asked;
    if (now == null) {
      return;
    }
    boolean moved =
        now.changes().ahead() != before.ahead() || now.changes().behind() != before.behind();
    String sentence = sentence(now);
    say(moved ? sentence + " " + Messages.text("review.land.moved") : sentence);
    lookAhead(now);
    judge();
  }

  /// What is known to be refused is not done; the keys go to where another way is chosen.
  private void judge() {
    if (!refused.isEmpty() && yes().isFocused()) {
      way.requestFocus();
    }
    yes().setDisable(into.getValue() == null || !refused.isEmpty());
  }

  /// Commits, files and conflicts, worked out before the deed.
  private void lookAhead(SessionSnapshot now) {
    String target = into.getValue();
    String wanted = how + " " + target + " " + now.changes().ahead() + " " + now.changes().behind();
    if (target == null || wanted.equals(previewed)) {
      return;
    }
    previewed = wanted;
    refused = "";
    preview.setText("");
    round++;
    lookAhead(now.id(), target, round);
  }

  /// Asks what landing would come to, and again while the question stands: nobody tells of edits
  /// where the other branch is checked out, nor of a branch that is not the session's base.
  private void lookAhead(SessionId of, String target, int asking) {
    FxThread.deliver(
        actions.landings().preview(of, how, isBase() ? "" : target),
        found -> {
          if (asking == round) {
            preview.setText(PreviewWords.of(found, how, target));
            message.propose(found.message());
            refused = found.refusal();
            judge();
          }
          lookAgain(of, target, asking);
        },
        _ -> lookAgain(of, target, asking));
  }

  private void lookAgain(SessionId of, String target, int asking) {
    FxThread.later(
        AGAIN,
        () -> {
          if (asking != round || !isVisible()) {
            return;
          }
          Scene scene = getScene();
          boolean seen =
              scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
          if (seen) {
            lookAhead(of, target, asking);
          } else {
            lookAgain(of, target, asking);
          }
        });
  }

  private boolean isBase() {
    SessionSnapshot now = asked;
    return now == null || now.base().equals(into.getValue());
  }

  private String sentence(SessionSnapshot snapshot) {
    String key = "review.land." + LandMenu.key(how);
    String target = into.getValue();
    if (target == null) {
      return Messages.text("review.land.nowhere", snapshot.base());
    }
    String what =
        Messages.text(
            key + ".what",
            snapshot.branch(),
            snapshot.base(),
            snapshot.changes().ahead(),
            snapshot.changes().behind());
    String why = Obstacles.isMovedOn(snapshot) ? Obstacles.movedOn(snapshot) + " " : "";
    return target.equals(snapshot.base())
        ? why + what
        : Messages.text(key + ".other", snapshot.branch(), target);
  }

  /// The session has landed: what was written of it is used where that way has a commit of its own.
  void sent(SessionId of, LandHow by) {
    choices.landed(of);
    if (LandMessage.isNeeded(by)) {
      message.sent(of);
    }
  }

  /// What was written for a commit that is not made; empty for nothing.
  String begun(SessionId of) {
    return message.begun(of);
  }

  LandChoices choices() {
    return choices;
  }

  TextArea message() {
    return message.field();
  }

  ComboBox<String> into() {
    return into;
  }

  LandWays way() {
    return way;
  }

  String preview() {
    return preview.getText();
  }
}

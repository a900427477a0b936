package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandRequest;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/// Landing: the ways to do it, the question before, why it is not possible, and what is offered
/// after a refusal. FX thread only.
final class LandMenu extends MenuButton {
  /// What carries actions out, one at a time.
  interface Work {
    /// @param tell says what came of it, when the same session is still shown
    void run(CompletableFuture<ActionResult> action, Consumer<ActionResult> tell);

    boolean isBusy();

    /// Whether the focus may go to what is offered.
    boolean isFocusFree();
  }

  private final ReviewActions actions;
  private final Obstacles obstacles;
  private final ResultLine result;
  private final Work work;
  private final LandConfirmation confirmation;
  private final MenuItem fastForward = Verbatim.menuItem();
  private final List<MenuItem> ways = new ArrayList<>();
  private final BranchItems branch;

  /// Sessions whose question stood when another came into view.
  private final Set<SessionId> standing = new HashSet<>();

  private @Nullable SessionSnapshot snapshot;

  /// The last landing was a fast-forward of the base, and it was refused.
  private boolean fastForwardRefused;

  private final WhyNot whyNot;

  LandMenu(ReviewActions actions, Obstacles obstacles, ResultLine result, Work work) {
    super(Messages.text("review.land"), Icon.LAND.node());
    setMnemonicParsing(false);
    this.actions = actions;
    this.obstacles = obstacles;
    this.result = result;
    this.work = work;
    whyNot = new WhyNot(result);
    confirmation = new LandConfirmation(this::land, actions);
    setMinWidth(USE_PREF_SIZE);
    for (LandHow how : LandHow.values()) {
      MenuItem item = how == LandHow.FAST_FORWARD ? fastForward : Verbatim.menuItem();
      item.setText(Messages.text("review.land." + key(how)));
      item.setOnAction(_ -> ask(how));
      ways.add(item);
    }
    branch = new BranchItems(actions, result, work, this::ask);
    getItems().setAll(ways);
    getItems().addAll(branch.items());
  }

  BranchItems branch() {
    return branch;
  }

  LandConfirmation confirmation() {
    return confirmation;
  }

  /// Another session is shown from now on; a question that stands waits for this one.
  void forget() {
    if (snapshot != null && confirmation.isVisible()) {
      standing.add(snapshot.id());
    }
    confirmation.hide();
    whyNot.forget();
  }

  /// Takes the newest snapshot. A question that the session has overtaken is said anew, or taken
  /// back with a word; so is the reason why it could not be asked.
  void show(SessionSnapshot newest) {
    snapshot = newest;
    confirmation.choices().enter(newest.id());
    String reason = obstacles.land(newest);
    whyNot.follow(reason);
    if (!newest.landed().isEmpty() && newest.changes().ahead() == 0) {
      confirmation.choices().landed(newest.id());
    }
    boolean again = standing.remove(newest.id());
    if (again || confirmation.isVisible()) {
      if (!reason.isEmpty()) {
        confirmation.hide();
        whyNot.say(reason, Messages.text("review.land.withdrawn", reason));
      } else if (again) {
        LandHow how = confirmation.choices().how(newest);
        confirmation.showAgain(newest, how, actions.branches(newest.id()));
      } else {
        confirmation.follow(newest);
      }
    }
    offerOthers();
  }

  /// Recomputes what can be done; answers why landing is not possible, or nothing when it is.
  String refresh() {
    SessionSnapshot now = snapshot;
    if (now == null) {
      return "";
    }
    String reason = obstacles.land(now);
    boolean other = branch.show(now);
    ways.forEach(way -> way.setDisable(!reason.isEmpty()));
    setDisable(work.isBusy() || (!reason.isEmpty() && !other));
    fastForward.setDisable(!reason.isEmpty() || Obstacles.isMovedOn(now));
    fastForward.setText(
        Obstacles.isMovedOn(now)
            ? Messages.text("review.land.fast-forward.not", now.base())
            : Messages.text("review.land.fast-forward"));
    return reason;
  }

  /// Asks in the way that was chosen for the session, else in the one that the branches allow.
  void ask() {
    SessionSnapshot now = snapshot;
    if (now != null) {
      ask(now, confirmation.choices().how(now));
    }
  }

  /// Shows what landing would do and waits for a second yes; where it is not possible, says why.
  void ask(LandHow how) {
    SessionSnapshot now = snapshot;
    if (now != null) {
      confirmation.choices().choose(now.id(), how);
      ask(now, how);
    }
  }

  private void ask(SessionSnapshot now, LandHow how) {
    if (work.isBusy()) {
      return;
    }
    String reason = obstacles.land(now);
    if (reason.isEmpty()) {
      confirmation.show(now, how, actions.branches(now.id()));
    } else {
      whyNot.say(reason);
    }
  }

  /// Something else is begun: what was offered after a refusal is over.
  void begin() {
    fastForwardRefused = false;
    whyNot.forget();
    branch.begin();
  }

  private void land(LandRequest request) {
    SessionSnapshot now = snapshot;
    if (now != null) {
      CompletableFuture<ActionResult> landing = actions.land(now.id(), request);
      BranchItems.whenDone(landing, () -> confirmation.sent(now.id(), request.how()));
      work.run(
          landing,
          outcome -> {
            result.show(outcome);
            if (request.how() == LandHow.REBASE && outcome instanceof ActionResult.Conflicts) {
              String target = request.into().isEmpty() ? now.base() : request.into();
              result.add(Messages.text("review.rebase.resolve", target));
            }
            branch.offerWays(outcome, request.into().isEmpty());
            fastForwardRefused =
                request.how() == LandHow.FAST_FORWARD
                    && request.into().isEmpty()
                    && outcome instanceof ActionResult.Refused;
            offerOthers();
          });
    }
  }

  /// The numbers may come before or after the refusal; only they say that merging would help.
  private void offerOthers() {
    SessionSnapshot now = snapshot;
    if (now != null
        && fastForwardRefused
        && result.isVisible()
        && Obstacles.isMovedOn(now)
        && obstacles.land(now).isEmpty()) {
      fastForwardRefused = false;
      result.offer(
          Messages.text("review.land.merge"),
          () -> landInstead(LandHow.MERGE),
          Messages.text("review.land.squash"),
          () -> landInstead(LandHow.SQUASH));
      if (work.isFocusFree()) {
        result.next().requestFocus();
      }
    }
  }

  /// With the message that was begun before another way was tried.
  private void landInstead(LandHow how) {
    SessionSnapshot now = snapshot;
    if (now != null) {
      land(new LandRequest(how, "", confirmation.begun(now.id())));
    }
  }

  static String key(LandHow how) {
    return how.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

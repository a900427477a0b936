package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandRequest;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private @Nullable SessionSnapshot snapshot;

  /// The last landing was a fast-forward of the base, and it was refused.
  private boolean fastForwardRefused;

  /// Why it could not even be asked, as it was said; empty when it was not.
  private String saidWhyNot = "";

  LandMenu(ReviewActions actions, Obstacles obstacles, ResultLine result, Work work) {
    super(Messages.text("review.land"), Icon.LAND.node());
    setMnemonicParsing(false);
    this.actions = actions;
    this.obstacles = obstacles;
    this.result = result;
    this.work = work;
    confirmation = new LandConfirmation(this::land, actions);
    setMinWidth(USE_PREF_SIZE);
    for (LandHow how : LandHow.values()) {
      MenuItem item = how == LandHow.FAST_FORWARD ? fastForward : Verbatim.menuItem();
      item.setText(Messages.text("review.land." + key(how)));
      item.setOnAction(_ -> ask(how));
      ways.add(item);
    }
    branch = new BranchItems(actions, result, work);
    getItems().setAll(ways);
    getItems().addAll(branch.items());
  }

  BranchItems branch() {
    return branch;
  }

  LandConfirmation confirmation() {
    return confirmation;
  }

  /// Another session is shown from now on.
  void forget() {
    confirmation.hide();
    saidWhyNot = "";
  }

  /// Takes the newest snapshot. A question that the session has overtaken is said anew, or taken
  /// back with a word; so is the reason why it could not be asked.
  void show(SessionSnapshot newest) {
    snapshot = newest;
    String reason = obstacles.land(newest);
    if (!saidWhyNot.isEmpty() && !saidWhyNot.equals(reason)) {
      saidWhyNot = "";
      result.hideProblem();
    }
    if (confirmation.isVisible()) {
      if (reason.isEmpty()) {
        confirmation.follow(newest);
      } else {
        confirmation.hide();
        result.remark(Messages.text("review.land.withdrawn", reason));
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

  /// Shows what landing would do and waits for a second yes; where it is not possible, says why.
  void ask(LandHow how) {
    SessionSnapshot now = snapshot;
    if (now == null || work.isBusy()) {
      return;
    }
    String reason = obstacles.land(now);
    if (reason.isEmpty()) {
      confirmation.show(now, how, actions.branches(now.id()));
    } else {
      saidWhyNot = reason;
      result.remark(reason);
    }
  }

  /// Something else is begun: what was offered after a refusal is over.
  void begin() {
    fastForwardRefused = false;
    saidWhyNot = "";
  }

  private void land(LandRequest request) {
    SessionSnapshot now = snapshot;
    if (now != null) {
      CompletableFuture<ActionResult> landing = actions.land(now.id(), request);
      BranchItems.whenDone(landing, () -> confirmation.sent(now.id()));
      work.run(
          landing,
          outcome -> {
            result.show(outcome);
            if (request.how() == LandHow.REBASE && outcome instanceof ActionResult.Conflicts) {
              String target = request.into().isEmpty() ? now.base() : request.into();
              result.add(Messages.text("review.rebase.resolve", target));
            }
            branch.offerWays(outcome);
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
          () -> land(LandRequest.of(LandHow.MERGE)),
          Messages.text("review.land.squash"),
          () -> land(LandRequest.of(LandHow.SQUASH)));
      if (work.isFocusFree()) {
        result.next().requestFocus();
      }
    }
  }

  static String key(LandHow how) {
    return how.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

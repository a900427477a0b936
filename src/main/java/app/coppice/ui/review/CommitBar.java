package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.CommitRequest;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.Messages;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Message, commit, discard and land; what came of them is said in place. FX thread only.
final class CommitBar extends VBox implements LandMenu.Work {
  private final ReviewActions actions;
  private final Supplier<List<String>> chosen;
  private final Supplier<Set<String>> ticked;
  private final Runnable home;
  private final Obstacles obstacles;
  private final CommitButtons buttons;
  private final LandMenu land;
  private final Label why = new Label();
  private final ResultLine result = new ResultLine();
  private final WhyNot whyNot = new WhyNot(result);
  private final WhyNot ticks = new WhyNot(result);
  private final DiscardQuestion question;
  private final CommitWriting writing;
  private final Questions questions;
  private final RunningActions running = new RunningActions();
  private @Nullable SessionSnapshot snapshot;

  /// @param ticked what is chosen, in no order
  /// @param canAct whether there is anything to commit or land; else only what came of it is shown
  /// @param home takes the focus when what was done here is done
  CommitBar(
      ReviewActions actions,
      Supplier<List<String>> chosen,
      Supplier<Set<String>> ticked,
      BooleanExpression canAct,
      Runnable home) {
    this.actions = actions;
    this.chosen = chosen;
    this.ticked = ticked;
    this.home = home;
    this.obstacles = new Obstacles(actions.keyText("restore-session"));
    land = new LandMenu(actions, obstacles, result, this);
    question = new DiscardQuestion(actions, obstacles, result, this);
    writing =
        new CommitWriting(actions, this::refresh, this::commit, this::draft, home, result::remark);
    getStyleClass().add("commit-bar");
    why.getStyleClass().addAll("muted", "small");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    buttons = new CommitButtons(land, this::commit, this::stop, () -> question.ask(chosen.get()));
    UpdateConfirmation update = land.branch().confirmation();
    getChildren()
        .addAll(result, land.confirmation(), update, question, writing, why, buttons.row());
    // The question of landing is long: while it is asked nothing else is.
    BooleanExpression asked = land.confirmation().visibleProperty().or(update.visibleProperty());
    BooleanExpression writes = canAct.and(asked.not());
    List.of(writing, message(), why, buttons.row()).forEach(node -> showWhile(writes, node));
    // What came of landing is said even when nothing is left to land.
    showWhile(canAct.or(result.visibleProperty()), this);
    List.of(this, result, land.confirmation(), update, question, message(), buttons.row())
        .forEach(new FocusHome(home)::leadFrom);
    questions = new Questions(List.of(land.confirmation(), update, question));
  }

  private static void showWhile(BooleanExpression holds, Node node) {
    node.visibleProperty().bind(holds);
    node.managedProperty().bind(holds);
  }

  /// Keeps at once what is begun here.
  void keepBegun() {
    writing.keepBegun();
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    writing.keepOnly(there);
  }

  void show(SessionSnapshot newest) {
    if (snapshot == null) {
      writing.begin(newest.id());
    } else if (!snapshot.id().equals(newest.id())) {
      writing.turn(snapshot.id(), newest.id());
      result.hide();
      land.forget();
      List.of(whyNot, ticks).forEach(WhyNot::forget);
    } else if (Obstacles.isAway(snapshot) && !Obstacles.isAway(newest)) {
      // What could not be done without the worktree can be done now.
      result.hideProblem();
    }
    snapshot = newest;
    result.follow(newest);
    land.show(newest);
    writing.show(newest);
    refresh();
    question.show(newest);
  }

  /// Says why no file can be ticked now.
  void tellTicks() {
    ticks.say(Messages.text("review.staged-only.ticks"));
  }

  /// Puts the caret into the message; where there is nothing to commit, says so.
  void focus() {
    questions.takeBack();
    if (message().isVisible()) {
      message().requestFocus();
    } else if (snapshot != null) {
      whyNot.say(obstacles.commit(snapshot, choice().files(ticked.get()), message().getText()));
    }
  }

  /// Recomputes what can be done; call it when the choice of files changed.
  void refresh() {
    if (snapshot == null) {
      return;
    }
    CommitChoice choice = writing.choice();
    int all = choice.count(snapshot.changes().uncommitted());
    int picked = choice.files(ticked.get());
    String reason =
        choice.amends() && !writing.isBlank()
            ? ""
            : obstacles.commit(snapshot, picked, message().getText());
    MessageDrafting drafting = writing.drafting();
    drafting.setDisable(
        Obstacles.isAway(snapshot) || (!drafting.isRunning() && picked == 0 && !choice.amends()));
    String landReason = land.refresh();
    whyNot.follow(reason);
    ticks.follow(choice.takesStaged() ? Messages.text("review.staged-only.ticks") : "");
    buttons.name(choice, picked, all);
    boolean commits = actions.review().committing().contains(snapshot.id());
    boolean free = !isBusy() && !commits;
    buttons.offerStop(commits);
    buttons.allow(
        free && reason.isEmpty(), free && picked > 0 && obstacles.discard(snapshot).isEmpty());
    why.setText(
        free
            ? Obstacles.next(snapshot, reason, landReason)
            : Messages.text(commits ? "review.committing" : "review.busy"));
  }

  Button commitButton() {
    return buttons.commit();
  }

  /// What keeps from committing and landing, or is to be done next.
  String why() {
    return why.getText();
  }

  TextArea message() {
    return writing.message();
  }

  LandConfirmation confirmation() {
    return land.confirmation();
  }

  ResultLine result() {
    return result;
  }

  /// What can be done with the branch besides landing.
  BranchItems branch() {
    return land.branch();
  }

  /// Shows what landing would do and waits for a second yes; where it is not possible, says why.
  void ask(LandHow how) {
    land.ask(how);
  }

  /// The same, in the way that was chosen before, else in the one that the branches allow.
  void ask() {
    land.ask();
  }

  /// Lets something be done of which only a failure is worth a word.
  void quietly(CompletableFuture<ActionResult> action) {
    run(
        action,
        outcome -> {
          if (!(outcome instanceof ActionResult.Done)) {
            result.show(outcome);
          }
        });
  }

  /// Asks the model for a message for what would be committed, or takes that back.
  void draft() {
    if (snapshot != null && !drafting().isDisabled() && !isBusy()) {
      writing.draft(snapshot.id(), chosen.get());
    }
  }

  CommitChoice choice() {
    return writing.choice();
  }

  MessageDrafting drafting() {
    return writing.drafting();
  }

  HookOutput hooks() {
    return writing.hooks();
  }

  /// Discarding, which asks first, and its undo.
  DiscardQuestion question() {
    return question;
  }

  Button stopButton() {
    return buttons.stop();
  }

  Button discardButton() {
    return buttons.discard();
  }

  private void commit() {
    if (snapshot == null || buttons.commit().isDisabled()) {
      return;
    }
    SessionId session = snapshot.id();
    CommitRequest request = writing.request(chosen.get());
    CompletableFuture<ActionResult> committing =
        actions.review().commit(session, request, hooks().begin());
    BranchItems.whenDone(committing, () -> writing.forget(session, request.message()));
    run(
        committing,
        outcome -> {
          hooks().done();
          result.show(outcome);
          writing.ended(outcome, request.message());
          if (outcome instanceof ActionResult.Done) {
            home.run();
          }
        });
  }

  /// What came of it is told where the commit's own end is.
  private void stop() {
    if (snapshot != null) {
      var _ = actions.review().stopCommit(snapshot.id());
    }
  }

  @Override
  public boolean isBusy() {
    return running.in(snapshot);
  }

  @Override
  public boolean isFocusFree() {
    return writing.isBlank() && FocusHome.isReviewFocused(this);
  }

  @Override
  public void run(CompletableFuture<ActionResult> action, Consumer<ActionResult> tell) {
    SessionSnapshot asked = snapshot;
    if (asked == null) {
      return;
    }
    if (Focus.isIn(this) && !message().isFocused()) {
      home.run();
    }
    land.begin();
    result.begin(asked);
    running.follow(
        asked.id(),
        action,
        outcome -> {
          if (snapshot != null && asked.id().equals(snapshot.id())) {
            tell.accept(outcome);
          }
          refresh();
        });
    refresh();
  }
}

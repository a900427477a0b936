package app.coppice.ui.chat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Banner;
import app.coppice.ui.kit.EmptyState;
import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The transcript and the composer of one session. FX thread only.
public final class ChatPane extends BorderPane {
  /// A request takes the focus from an empty composer only after such a rest.
  private static final long REST_NANOS = 1_500_000_000L;

  private final FramePump pump;
  private final LongSupplier clock;
  private final Runnable draw = this::draw;
  private final TranscriptView transcript;
  private final Composer composer;
  private final EmptyState empty =
      new EmptyState(Icon.CHAT, Messages.text("chat.empty.title"), Messages.text("chat.empty"));
  private final Label recorded = new Label(Messages.text("chat.recorded"));
  private final Label problem = new Label();
  private final Button retry = Verbatim.button(Messages.text("chat.retry"));
  private final Button mend = Verbatim.button(Messages.text("chat.mend") + "\u2026");
  private final Button without = Verbatim.button(Messages.text("chat.without-set-up"));
  private final Banner trouble = new Banner(problem, mend, without, retry);
  private final ArchivedBanner archived;
  private final ProgressBar progress = new ProgressBar();
  private final Label progressText = new Label();
  private final HBox preparing = new HBox(progress, progressText);
  private @Nullable SessionSnapshot snapshot;
  private final PauseTransition rested = new PauseTransition(Duration.millis(REST_NANOS / 1e6));
  private boolean stale;
  private String askedFor = "";
  private @Nullable SessionId askedIn;
  private long lastKey;

  public ChatPane(FramePump pump, ChatActions actions) {
    this(pump, actions, System::nanoTime);
  }

  /// @param clock nanoseconds, as `System.nanoTime`
  ChatPane(FramePump pump, ChatActions actions, LongSupplier clock) {
    this.pump = pump;
    this.clock = clock;
    transcript = new TranscriptView(actions, clock);
    composer = new Composer(actions, transcript::goToEnd);
    archived = new ArchivedBanner(actions);
    getStyleClass().addAll("chat-pane", "syntax");
    getStylesheets().addAll(stylesheets());
    recorded.getStyleClass().add("recorded-label");
    recorded.setGraphic(Icon.NOTE.node());
    recorded.setMaxWidth(Double.MAX_VALUE);
    trouble.getStyleClass().add("problem-label");
    retry.setMinWidth(USE_PREF_SIZE);
    retry.setOnAction(_ -> {
      if (snapshot != null) {
        actions.submit(snapshot.id(), new SessionCommand.RetryPreparation());
      }
    });
    without.setMinWidth(USE_PREF_SIZE);
    without.setOnAction(_ -> {
      if (snapshot != null) {
        actions.submit(snapshot.id(), new SessionCommand.GoWithoutSetUp());
      }
    });
    mend.setMinWidth(USE_PREF_SIZE);
    mend.setOnAction(_ -> {
      if (snapshot != null) {
        actions.mend(snapshot.id());
      }
    });
    problem.setGraphic(Icon.WARNING.node());
    preparing.getStyleClass().add("preparing");
    setTop(new VBox(recorded, archived, trouble, preparing));
    setCenter(new StackPane(empty, transcript));
    StackPane dock = new StackPane(composer);
    dock.getStyleClass().add("composer-dock");
    setBottom(dock);
    lastKey = clock.getAsLong() - REST_NANOS;
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    rested.setOnFinished(_ -> focusWaiting());
    // A pane that comes back into a window draws what it missed.
    sceneProperty().subscribe(() -> pump.mark(draw));
  }

  /// Takes the newest snapshot, of the same session or another; it is drawn at the next pulse. A
  /// pane outside a window draws nothing until it is back.
  public void show(SessionSnapshot newest) {
    snapshot = newest;
    stale = true;
    pump.mark(draw);
  }

  /// Puts the caret into the composer, or the focus on the transcript while it takes nothing.
  public void focusComposer() {
    if (!composer.area().isDisabled()) {
      composer.focus();
    } else if (transcript.isVisible()) {
      focusTranscript();
    } else {
      requestFocus();
    }
  }

  /// Saves what the composer holds now, without waiting for a rest: the window is about to close.
  public void saveDraft() {
    composer.saveDraft();
  }

  /// Saves the draft and lets go of the session, which another pane will show.
  public void leave() {
    composer.leave();
  }

  /// What the composer holds, newer than any snapshot.
  public String draft() {
    return composer.area().getText();
  }

  /// Goes on with what another pane's composer held.
  public void showDraft(String text) {
    draw();
    if (!composer.area().getText().equals(text)) {
      composer.area().setText(text);
      composer.area().end();
    }
  }

  /// Puts a text below what the composer holds, to be read before it is sent; one that it holds
  /// already is not put there again.
  public void compose(String text) {
    String held = draft().stripTrailing();
    if (!held.contains(text.strip())) {
      showDraft(held.isEmpty() ? text : held + "\n\n" + text);
    }
  }

  /// Puts the focus on the transcript, where the arrow and page keys scroll.
  public void focusTranscript() {
    transcript.requestFocus();
  }

  /// Puts the focus on the oldest permission request; false when none waits.
  public boolean focusPending() {
    draw();
    Optional<PermissionCell> cell = transcript.pending();
    cell.ifPresent(PermissionCell::focus);
    return cell.isPresent();
  }

  /// Whether a permission request has the focus.
  public boolean isAnswering() {
    return transcript.isAnswering();
  }

  /// Whether it may help to make the session's worktree again.
  public static boolean retryable(SessionSnapshot snapshot) {
    return (snapshot.state() == SessionState.FAILED && !snapshot.resumable())
        || snapshot.state() == SessionState.DETACHED;
  }

  /// Whether the worktree is there and its set-up script did not end well: this pane offers what
  /// can be done then.
  public static boolean setUpFailed(SessionSnapshot snapshot) {
    return snapshot.state() == SessionState.FAILED
        && !snapshot.resumable()
        && snapshot.progress() >= 1;
  }

  static List<String> stylesheets() {
    return List.of(
        Appearance.stylesheet("/app/coppice/ui/kit/text/text.css"),
        Appearance.stylesheet("/app/coppice/ui/chat/chat.css"));
  }

  TranscriptView transcript() {
    return transcript;
  }

  ArchivedBanner archived() {
    return archived;
  }

  Composer composer() {
    return composer;
  }

  private void draw() {
    SessionSnapshot now = snapshot;
    if (now == null || !stale || getScene() == null) {
      return;
    }
    stale = false;
    show(recorded, now.recorded());
    // What ended a turn stands in the transcript, beside the way on.
    boolean told = now.state() == SessionState.FAILED && now.resumable();
    show(trouble, !now.problem().isEmpty() && !told);
    show(retry, retryable(now));
    show(mend, now.state() == SessionState.DETACHED);
    boolean setUpFailed = setUpFailed(now);
    show(without, setUpFailed);
    retry.setText(Messages.text(setUpFailed ? "chat.retry.set-up" : "chat.retry"));
    archived.show(now);
    problem.setText(now.problem());
    showProgress(now);
    boolean wasFocused = Focus.isIn(this);
    boolean wasClosed = composer.area().isDisabled();
    transcript.show(now);
    composer.show(now);
    show(empty, transcript.isEmpty());
    show(transcript, !transcript.isEmpty());
    if (wasFocused && wasClosed != composer.area().isDisabled()) {
      focusComposer();
    }
    focusNewRequest(now, wasFocused);
  }

  private void showProgress(SessionSnapshot now) {
    boolean on = now.state() == SessionState.PREPARING || now.comesBack();
    show(preparing, on);
    progress.setProgress(on ? now.progress() : 0);
    String making = now.settingUp() ? "chat.setting-up" : "chat.preparing";
    progressText.setText(Messages.text(now.comesBack() ? "chat.restoring" : making));
  }

  /// A new request takes the focus when that disturbs nobody; an answered one gives it back.
  private void focusNewRequest(SessionSnapshot now, boolean wasFocused) {
    String first = now.pending().isEmpty() ? "" : now.pending().getFirst().id();
    boolean other = !now.id().equals(askedIn);
    if (first.equals(askedFor) && !other) {
      return;
    }
    boolean answered = !askedFor.isEmpty() && wasFocused && !composer.isFocusedInside();
    askedFor = first;
    askedIn = now.id();
    rested.stop();
    if (other) {
      // What was typed was for another session; only a draft here says that this one is written to.
      lastKey = clock.getAsLong() - REST_NANOS;
    }
    if (first.isEmpty()) {
      if (answered) {
        composer.focus();
      }
    } else if (answered || (wasFocused && !isTyping())) {
      transcript.pending().ifPresent(PermissionCell::focusUnasked);
    } else if (wasFocused) {
      rested.playFromStart();
    }
  }

  /// The person has stopped typing since a request came, and left nothing behind.
  private void focusWaiting() {
    if (snapshot != null && !snapshot.pending().isEmpty() && composer.isFocusedInside()) {
      if (!isTyping()) {
        transcript.pending().ifPresent(PermissionCell::focusUnasked);
      } else if (composer.area().getText().isEmpty()) {
        rested.playFromStart();
      }
    }
  }

  /// Letters count, and neither Enter nor the keys that lead here.
  private void typed(KeyEvent event) {
    String letter = event.getCharacter();
    if (!event.isShortcutDown() && !letter.isEmpty() && letter.charAt(0) >= ' ') {
      lastKey = clock.getAsLong();
    }
  }

  private boolean isTyping() {
    return composer.isFocusedInside()
        && (!composer.area().getText().isEmpty() || clock.getAsLong() - lastKey < REST_NANOS);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}

package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.VirtualColumn;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The entries of a session, newest at the bottom. Stays at the bottom only while the person is
/// there. FX thread only.
final class TranscriptView extends StackPane {
  private final ChatActions actions;
  private final LongSupplier clock;
  private final Folding folding = new Folding();
  private final TranscriptItems items = new TranscriptItems();
  private final VirtualColumn<TranscriptItem> column =
      new VirtualColumn<>(this::keyOf, this::make, VirtualColumn.Recycling.PER_ITEM);
  private final Button latest = Verbatim.button(Messages.text("chat.latest"));
  private @Nullable SessionId session;

  TranscriptView(ChatActions actions, LongSupplier clock) {
    this.actions = actions;
    this.clock = clock;
    getStyleClass().add("transcript");
    setFocusTraversable(true);
    setMinHeight(0);
    column.followWhenAtEnd();
    latest.getStyleClass().add("jump-to-latest");
    latest.setGraphic(Icon.CHEVRON_DOWN.node());
    latest.setOnAction(_ -> column.followEnd());
    latest.visibleProperty().bind(column.atEndProperty().not());
    latest.setFocusTraversable(false);
    getChildren().addAll(column, latest);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(SessionSnapshot snapshot) {
    boolean other = !snapshot.id().equals(session);
    session = snapshot.id();
    if (other) {
      folding.clear();
      column.followEnd();
    }
    column.show(items.of(snapshot, actions.vaultLocked()));
    if (other) {
      column.followEnd();
    }
  }

  boolean isEmpty() {
    return column.items().isEmpty();
  }

  VirtualColumn<TranscriptItem> column() {
    return column;
  }

  void goToEnd() {
    column.followEnd();
  }

  /// The oldest request that waits, once it has a cell.
  Optional<PermissionCell> pending() {
    for (int i = 0; i < column.items().size(); i++) {
      if (column.items().get(i) instanceof TranscriptItem.Asked) {
        bringIntoView(i);
        break;
      }
    }
    return column.cells().stream()
        .filter(PermissionCell.class::isInstance)
        .map(PermissionCell.class::cast)
        .min((a, b) -> Double.compare(a.node().getLayoutY(), b.node().getLayoutY()));
  }

  /// Whether a request has the focus.
  boolean isAnswering() {
    return column.cells().stream()
        .anyMatch(cell -> cell instanceof PermissionCell request && request.hasFocus());
  }

  private void bringIntoView(int index) {
    layout();
    boolean shown = column.cells().stream().anyMatch(PermissionCell.class::isInstance);
    if (!shown) {
      column.goTo(index);
      layout();
    }
  }

  /// Cells belong to a session too: entry ids are unique within one only.
  private Object keyOf(TranscriptItem item) {
    return List.of(session == null ? "" : session, kindOf(item), item.key());
  }

  private static Object kindOf(TranscriptItem item) {
    return item instanceof TranscriptItem.Of of ? of.entry().getClass() : item.getClass();
  }

  private VirtualColumn.Cell<TranscriptItem> make(TranscriptItem item) {
    return switch (item) {
      case TranscriptItem.Of of ->
          switch (of.entry()) {
            case Entry.Prompt _ -> new PromptCell(_ -> {}, this::rewind);
            case Entry.Text _ -> new TextCell(actions::openLink);
            case Entry.Thought _ -> new ThoughtCell(folding);
            case Entry.Call _ -> new CallCell(folding, this::review);
            case Entry.Rewound _ -> new RewoundCell(folding, this::rewind);
            case Entry.Notice _, Entry.TurnEnd _ -> marker();
          };
      case TranscriptItem.Asked _ -> new PermissionCell(this::answer, actions.requestKey(), clock);
      case TranscriptItem.Queued _ ->
          new PromptCell(index -> submit(new SessionCommand.RemoveQueuedPrompt(index)), _ -> {});
      case TranscriptItem.Resume _, TranscriptItem.Pausing _, TranscriptItem.Waiting _ -> marker();
    };
  }

  private MarkerCell marker() {
    return new MarkerCell(
        new MarkerCell.Choices(
            this::resume,
            () -> submit(new SessionCommand.CancelTurn()),
            actions::openSettings,
            actions.keyText("resume-turn")),
        InstantSource.system());
  }

  private void answer(String requestId, PermissionDecision decision) {
    submit(new SessionCommand.AnswerPermission(requestId, decision));
  }

  private void resume() {
    SessionId asking = session;
    SessionCommand command = new SessionCommand.ResumeTurn();
    if (asking != null && !actions.asksFirst(asking, () -> actions.submit(asking, command))) {
      actions.submit(asking, command);
    }
  }

  private void submit(SessionCommand command) {
    if (session != null) {
      actions.submit(session, command);
    }
  }

  private void review(String path) {
    if (session != null) {
      actions.reviewFile(session, path);
    }
  }

  /// To a prompt, or forward again to what was taken out.
  private void rewind(String entry) {
    if (session != null) {
      actions.rewind(session, entry);
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case PAGE_DOWN -> column.pageBy(1);
      case PAGE_UP -> column.pageBy(-1);
      case DOWN -> column.scrollBy(40);
      case UP -> column.scrollBy(-40);
      case HOME -> column.goToStart();
      case END -> column.followEnd();
      default -> {
        return;
      }
    }
    event.consume();
  }
}

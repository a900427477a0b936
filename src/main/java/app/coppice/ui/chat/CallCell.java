package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolKind;
import app.coppice.diff.FileDiff;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.DiffView;
import app.coppice.ui.kit.text.VirtualColumn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A tool call: what, where, how it stands, how long it took; below, when open, its output or diff.
/// A running command shows the tail of its output.
final class CallCell implements VirtualColumn.Cell<TranscriptItem> {
  private static final int TAIL_LINES = 8;
  private static final int MOST_LINES = 400;

  private final Folding folding;
  private final HBox iconBox = new HBox();
  private final Label verb = new Label();
  private final Label subject = new Label();
  private final DiffCount count = new DiffCount();
  private final Label fold = new Label();
  private final Label state = new Label();
  private final Label time = new Label();
  private final Hyperlink review = Verbatim.hyperlink(Messages.text("chat.call.review"));
  private final PlainText output = new PlainText("code-text");
  private final DiffView diff = new DiffView();
  private final FoldHead head = new FoldHead(this::toggle);
  private final VBox body = new VBox();
  private final VBox node = new VBox(head);
  private Entry.@Nullable Call call;
  private List<FileDiff> shownDiffs = List.of();

  CallCell(Folding folding, Consumer<String> reviewFile) {
    this.folding = folding;
    node.getStyleClass().add("entry-call");
    iconBox.getStyleClass().add("call-icon");
    verb.getStyleClass().add("verb");
    verb.setMinWidth(Region.USE_PREF_SIZE);
    subject.getStyleClass().addAll("code", "subject");
    subject.setMinWidth(30);
    count.setMinWidth(Region.USE_PREF_SIZE);
    for (Label label : List.of(fold, state, time)) {
      label.getStyleClass().addAll("muted", "small");
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    state.getStyleClass().add("call-state");
    fold.getStyleClass().add("call-fold");
    time.getStyleClass().add("call-time");
    body.getStyleClass().add("call-body");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    head.getChildren().addAll(iconBox, verb, subject, count, gap, fold, state, time);
    review.getStyleClass().add("small");
    review.setOnAction(_ -> {
      if (!shownDiffs.isEmpty()) {
        reviewFile.accept(shownDiffs.getFirst().path());
      }
    });
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    if (item instanceof TranscriptItem.Of(Entry.Call next) && !next.equals(call)) {
      call = next;
      refresh(next);
    }
  }

  private void toggle() {
    if (call != null) {
      folding.choose(call.id(), !isOpen(call));
      refresh(call);
    }
  }

  /// What runs shows its output; what failed shows why; the rest is folded.
  private boolean isOpen(Entry.Call shown) {
    boolean runs = shown.state() == ToolCallState.RUNNING && !shown.output().isEmpty();
    boolean failed =
        shown.state() == ToolCallState.FAILED && shown.call().kind() == ToolKind.EXECUTE;
    return folding.isOpen(shown.id(), runs || failed);
  }

  private void refresh(Entry.Call shown) {
    iconBox.getChildren().setAll(icon(shown.call().kind()).node());
    verb.setText(verb(shown));
    subject.setText(Escapes.visibleOnOneLine(shown.call().subject()));
    int added = shown.diffs().stream().mapToInt(FileDiff::added).sum();
    int removed = shown.diffs().stream().mapToInt(FileDiff::removed).sum();
    count.show(added, removed);
    String word = shown.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean usual = shown.state() == ToolCallState.SUCCEEDED;
    state.setText(usual ? "" : Messages.text("chat.call." + word));
    state.setGraphic(stateIcon(shown.state()));
    state.setAccessibleText(Messages.text("chat.call." + word));
    node.getStyleClass().setAll("entry-call", word);
    time.setText(shown.took().isZero() ? "" : duration(shown.took()));
    boolean something = !shown.output().isBlank() || !shown.diffs().isEmpty();
    boolean open = something && isOpen(shown);
    fold.setText(
        shown.diffs().isEmpty() ? "" : Messages.text(open ? "chat.diff.hide" : "chat.diff.show"));
    head.showOpen(
        !something ? FoldHead.Fold.NOTHING : open ? FoldHead.Fold.OPEN : FoldHead.Fold.CLOSED);
    head.setAccessibleText(verb.getText() + " " + subject.getText() + ", " + word);
    if (open) {
      fillBody(shown);
      if (body.getParent() == null) {
        node.getChildren().add(body);
      }
    } else {
      node.getChildren().remove(body);
    }
  }

  private void fillBody(Entry.Call shown) {
    if (shown.diffs().isEmpty()) {
      int lines = shown.state().isFinal() ? MOST_LINES : TAIL_LINES;
      output.show(Escapes.visible(tail(shown.output().stripTrailing(), lines)));
      body.getChildren().setAll(output);
    } else {
      if (!shown.diffs().equals(shownDiffs)) {
        shownDiffs = shown.diffs();
        diff.show(shownDiffs);
      }
      body.getChildren().setAll(diff, review);
    }
  }

  /// The last lines of a text.
  static String tail(String text, int lines) {
    int at = text.length();
    for (int i = 0; i < lines && at >= 0; i++) {
      at = text.lastIndexOf('\n', at - 1);
    }
    return at < 0 ? text : text.substring(at + 1);
  }

  static String duration(Duration took) {
    long millis = took.toMillis();
    if (millis < 60_000) {
      return Messages.text("chat.seconds", Math.max(0.1, Math.round(millis / 100.0) / 10.0));
    }
    return Messages.text("chat.minutes", took.toMinutes(), took.toSecondsPart());
  }

  private static String verb(Entry.Call shown) {
    return switch (shown.call().kind()) {
      case READ -> Messages.text("chat.verb.read");
      case SEARCH -> Messages.text("chat.verb.search");
      case EDIT -> Messages.text("chat.verb.edit");
      case EXECUTE -> Messages.text("chat.verb.run");
      case OTHER -> shown.call().name();
    };
  }

  private static Icon icon(ToolKind kind) {
    return switch (kind) {
      case READ -> Icon.FILE;
      case SEARCH -> Icon.SEARCH;
      case EDIT -> Icon.EDIT;
      case EXECUTE -> Icon.TERMINAL;
      case OTHER -> Icon.COMMAND;
    };
  }

  private static Node stateIcon(ToolCallState state) {
    return switch (state) {
      case SUCCEEDED -> Icon.CHECK.node();
      case FAILED, UNKNOWN_OUTCOME -> Icon.WARNING.node();
      case DENIED -> Icon.CLOSE.node();
      case CANCELLED -> Icon.STOP.node();
      case PENDING, RUNNING -> Icon.PLAY.node();
      case AWAITING_PERMISSION -> Icon.KEY.node();
    };
  }
}

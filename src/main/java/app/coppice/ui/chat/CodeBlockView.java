package app.coppice.ui.chat;

import app.coppice.text.highlight.Language;
import app.coppice.text.highlight.LexState;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.CodeRuns;
import app.coppice.ui.kit.text.SelectableText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A code block: its language, a copy button, its coloured lines. Long code is laid out in pieces,
/// of which only the last changes while it streams. FX thread only.
final class CodeBlockView extends VBox {
  private static final int LINES_A_PIECE = 40;

  private final Label title = new Label();
  private final List<SelectableText> pieces = new ArrayList<>();
  private String shown = "";

  CodeBlockView() {
    getStyleClass().add("code-block");
    title.getStyleClass().add("code-language");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy = Verbatim.button();
    copy.setGraphic(Icon.COPY.node());
    copy.getStyleClass().addAll("flat", "icon-button");
    copy.setAccessibleText(Messages.text("chat.code.copy"));
    copy.setFocusTraversable(false);
    copy.setOnAction(ignored -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(shown);
      Clipboard.getSystemClipboard().setContent(content);
      copy.setGraphic(Icon.CHECK.node());
    });
    HBox head = new HBox(title, gap, copy);
    head.getStyleClass().add("code-head");
    getChildren().add(head);
  }

  void show(MarkdownBlock.Code code) {
    Language language = Language.ofFence(code.fence());
    title.setText(code.fence().strip());
    List<String> lines = code.text().lines().toList();
    int count = Math.max(1, (lines.size() + LINES_A_PIECE - 1) / LINES_A_PIECE);
    boolean grows = code.text().startsWith(shown);
    // Every piece but the one that grew is as it was; what a piece leaves open is read from its
    // own lines, so a comment of more than a piece loses its colour rather than the whole its pace.
    int from = grows ? Math.max(0, pieces.size() - 1) : 0;
    for (int i = from; i < count; i++) {
      if (i == pieces.size()) {
        SelectableText piece = new SelectableText("code-text");
        pieces.add(piece);
        getChildren().add(piece);
      }
      List<String> part =
          lines.subList(i * LINES_A_PIECE, Math.min(lines.size(), (i + 1) * LINES_A_PIECE));
      pieces.get(i).show(CodeRuns.of(part, language, LexState.INITIAL));
    }
    while (pieces.size() > count) {
      getChildren().remove(pieces.removeLast());
    }
    shown = code.text();
  }

  List<SelectableText> texts() {
    return pieces;
  }
}

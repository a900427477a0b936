package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.VirtualColumn;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where the person went back: what was taken out of the conversation, folded, and the way forward
/// again. FX thread only.
final class RewoundCell implements VirtualColumn.Cell<TranscriptItem> {
  private final Folding folding;
  private final Consumer<String> forward;
  private final Label title = new Label();
  private final FoldHead head = new FoldHead(this::toggle);
  private final Button again = Verbatim.button(Messages.text("chat.forward"), Icon.FORWARD.node());
  private final VBox taken = new VBox();
  private final VBox node = new VBox();
  private String id = "";

  /// @param forward told the entry's id
  RewoundCell(Folding folding, Consumer<String> forward) {
    this.folding = folding;
    this.forward = forward;
    node.getStyleClass().add("entry-rewound");
    taken.getStyleClass().add("rewound-body");
    title.getStyleClass().add("muted");
    title.setGraphic(Icon.RESTORE.node());
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> this.forward.accept(id));
    head.getChildren().add(title);
    HBox line = new HBox(head, again);
    line.getStyleClass().add("rewound-head");
    node.getChildren().addAll(line, taken);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    if (item instanceof TranscriptItem.Of(Entry.Rewound rewound)) {
      id = rewound.id();
      List<String> prompts =
          rewound.entries().stream()
              .filter(Entry.Prompt.class::isInstance)
              .map(entry -> ((Entry.Prompt) entry).text())
              .toList();
      title.setText(text(rewound, prompts.size()));
      head.setAccessibleText(title.getText());
      again.setAccessibleText(Messages.text("chat.forward"));
      taken.getChildren().setAll(prompts.stream().map(RewoundCell::line).toList());
      fold(prompts.isEmpty());
    }
  }

  private static String text(Entry.Rewound rewound, int prompts) {
    if (rewound.entries().isEmpty() && rewound.conversation()) {
      return Messages.text("chat.rewound.here");
    }
    if (rewound.entries().isEmpty()) {
      return Messages.text("chat.rewound.files");
    }
    return Messages.text(
        rewound.files() ? "chat.rewound.both" : "chat.rewound.conversation", prompts);
  }

  private static Label line(String prompt) {
    Label line = new Label(prompt.lines().findFirst().orElse(""));
    line.getStyleClass().addAll("muted", "small");
    line.setMinWidth(0);
    return line;
  }

  private void fold(boolean nothing) {
    boolean open = folding.isOpen(id, false) && !nothing;
    head.showOpen(
        nothing ? FoldHead.Fold.NOTHING : open ? FoldHead.Fold.OPEN : FoldHead.Fold.CLOSED);
    taken.setVisible(open);
    taken.setManaged(open);
  }

  private void toggle() {
    folding.choose(id, !folding.isOpen(id, false));
    fold(taken.getChildren().isEmpty());
  }
}

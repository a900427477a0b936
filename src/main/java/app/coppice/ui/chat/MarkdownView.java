package app.coppice.ui.chat;

import app.coppice.text.Escapes;
import app.coppice.ui.kit.text.Mark;
import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.kit.text.StyledRun;
import app.coppice.ui.kit.text.TextSelection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Markdown blocks as nodes. A block that stays the same keeps its node; one that grows is edited
/// in place. FX thread only.
final class MarkdownView extends VBox implements TextSelection.Source {
  private static final double INDENT = 20;

  private final Consumer<URI> openLink;
  private final Tooltip target = new Tooltip();
  private List<MarkdownBlock> blocks = List.of();

  /// Of the widest letter in use, a cell's padding, and how many letters of a word stay together.
  private static final double LETTER_EM = 0.58;

  private static final double PADDING_EM = 1.6;
  private static final int LONGEST_WORD = 18;

  private List<SelectableText> texts = List.of();

  MarkdownView(Consumer<URI> openLink) {
    this.openLink = openLink;
    getStyleClass().add("markdown");
    TextSelection selection = new TextSelection(this, this);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && selection.isEmpty()) {
            linkAt(event)
                .ifPresent(link ->
                    LinkPrompt.ask(
                        this, event.getScreenX(), event.getScreenY(), link, this.openLink));
          }
        });
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(MouseEvent.MOUSE_EXITED, ignored -> target.hide());
  }

  void show(List<MarkdownBlock> newBlocks) {
    for (int i = 0; i < newBlocks.size(); i++) {
      MarkdownBlock block = newBlocks.get(i);
      if (i < blocks.size() && i < getChildren().size()) {
        if (!block.equals(blocks.get(i)) && !update(getChildren().get(i), block)) {
          getChildren().set(i, make(block, i == 0));
        }
      } else {
        getChildren().add(make(block, i == 0));
      }
    }
    getChildren().remove(newBlocks.size(), getChildren().size());
    blocks = List.copyOf(newBlocks);
    List<SelectableText> all = new ArrayList<>();
    getChildren().forEach(child -> collect(child, all));
    for (int i = 0; i < all.size(); i++) {
      all.get(i).line(i);
    }
    texts = all;
  }

  @Override
  public Collection<SelectableText> shown() {
    return texts;
  }

  @Override
  public int lines() {
    return texts.size();
  }

  @Override
  public String text(int line) {
    return texts.get(line).text();
  }

  private static boolean update(Node node, MarkdownBlock block) {
    if (block instanceof MarkdownBlock.Code code && node instanceof CodeBlockView view) {
      view.show(code);
      return true;
    }
    if (block instanceof MarkdownBlock.Prose prose
        && node instanceof HBox box
        && box.getUserData() instanceof MarkdownBlock.Prose before
        && before.level() == prose.level()
        && before.indent() == prose.indent()
        && before.quoted() == prose.quoted()
        && before.tight() == prose.tight()
        && before.marker().equals(prose.marker())
        && box.getChildren().getLast() instanceof SelectableText text) {
      text.show(prose.runs(), codeMarks(prose.runs()));
      box.setUserData(prose);
      return true;
    }
    return false;
  }

  private static Node make(MarkdownBlock block, boolean first) {
    Region node =
        switch (block) {
          case MarkdownBlock.Prose prose -> prose(prose);
          case MarkdownBlock.Code code -> {
            CodeBlockView view = new CodeBlockView();
            view.show(code);
            yield view;
          }
          case MarkdownBlock.Table table -> table(table);
          case MarkdownBlock.Rule ignored -> {
            Region rule = new Region();
            rule.getStyleClass().add("rule");
            yield rule;
          }
        };
    double left = block instanceof MarkdownBlock.Prose ? 0 : block.indent() * INDENT;
    VBox.setMargin(node, new Insets(first ? 0 : spaceAbove(block), 0, 0, left));
    return node;
  }

  private static double spaceAbove(MarkdownBlock block) {
    return block instanceof MarkdownBlock.Prose prose
        ? prose.level() > 0 ? 16 : prose.tight() ? 2 : 8
        : 8;
  }

  private static HBox prose(MarkdownBlock.Prose block) {
    HBox box = new HBox();
    box.getStyleClass().add("prose");
    box.setUserData(block);
    boolean marked = !block.marker().isEmpty();
    double left = (block.indent() - (marked ? 1 : 0)) * INDENT;
    if (block.quoted()) {
      box.getStyleClass().add("quoted");
      left -= INDENT;
    }
    box.setPadding(new Insets(0, 0, 0, block.quoted() ? 10 : 0));
    if (left > 0) {
      Region space = new Region();
      space.setMinWidth(left);
      box.getChildren().add(space);
    }
    if (marked) {
      Label marker = new Label(block.marker());
      marker.getStyleClass().add("list-marker");
      marker.setMinWidth(INDENT);
      box.getChildren().add(marker);
    }
    SelectableText text = new SelectableText("prose-text");
    if (block.level() > 0) {
      text.getStyleClass().add("heading-" + Math.min(block.level(), 4));
    }
    text.show(block.runs(), codeMarks(block.runs()));
    HBox.setHgrow(text, Priority.ALWAYS);
    box.getChildren().add(text);
    return box;
  }

  private static GridPane table(MarkdownBlock.Table block) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("markdown-table");
    grid.setMaxWidth(USE_PREF_SIZE);
    for (int row = 0; row < block.rows().size(); row++) {
      List<List<StyledRun>> cells = block.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        SelectableText cell = new SelectableText("prose-text", "table-cell");
        if (row == 0) {
          cell.getStyleClass().add("table-head");
        }
        cell.show(cells.get(column), codeMarks(cells.get(column)));
        cell.setStyle(
            String.format(Locale.ROOT, "-fx-min-width: %.2fem;", narrowest(cells.get(column))));
        grid.add(cell, column, row);
      }
    }
    return grid;
  }

  /// As wide as the longest word of a cell, in em, so that no word is broken where another column
  /// could give way; a very long one is broken all the same.
  private static double narrowest(List<StyledRun> runs) {
    String text = runs.stream().map(StyledRun::text).collect(Collectors.joining());
    int longest = Arrays.stream(text.split("\\s+")).mapToInt(String::length).max().orElse(0);
    return PADDING_EM + LETTER_EM * Math.min(LONGEST_WORD, longest);
  }

  static List<Mark> codeMarks(List<StyledRun> runs) {
    List<Mark> marks = new ArrayList<>();
    int at = 0;
    for (StyledRun run : runs) {
      int end = at + run.text().length();
      if (run.styles().contains("inline-code")) {
        marks.add(new Mark(at, end, "code-mark"));
      }
      at = end;
    }
    return marks;
  }

  private static void collect(Node node, List<SelectableText> into) {
    switch (node) {
      case SelectableText text -> into.add(text);
      case CodeBlockView code -> into.addAll(code.texts());
      case Region region -> region.getChildrenUnmodifiable().forEach(c -> collect(c, into));
      default -> {}
    }
  }

  private Optional<String> linkAt(MouseEvent event) {
    return texts.stream()
        .filter(t -> t.contains(t.sceneToLocal(event.getSceneX(), event.getSceneY())))
        .findFirst()
        .flatMap(t -> t.linkAt(event.getSceneX(), event.getSceneY()));
  }

  private void hover(MouseEvent event) {
    Optional<String> link = linkAt(event);
    texts.forEach(t -> t.setCursor(link.isPresent() ? Cursor.HAND : Cursor.TEXT));
    if (link.isEmpty()) {
      target.hide();
    } else if (!target.isShowing() || !target.getText().equals(link.get())) {
      target.setText(Escapes.visibleOnOneLine(link.get()));
      target.show(this, event.getScreenX() + 12, event.getScreenY() + 16);
    }
  }
}

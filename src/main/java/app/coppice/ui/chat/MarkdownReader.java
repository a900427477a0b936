package app.coppice.ui.chat;

import app.coppice.ui.kit.text.StyledRun;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads Markdown into blocks. HTML is shown as it is written, images as links: nothing is run and
/// nothing is fetched. Pure.
final class MarkdownReader {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  /// @param blocks in order
  /// @param lastStart index where the last top-level block starts; 0 when there is at most one
  /// @param closed how many of `blocks` stand before it, and so will not change as text is added
  record Result(List<MarkdownBlock> blocks, int lastStart, int closed) {}

  private record Place(int indent, boolean quoted, String marker, boolean tight) {
    Place plain() {
      return new Place(indent, quoted, "", false);
    }
  }

  private final List<MarkdownBlock> blocks = new ArrayList<>();

  private MarkdownReader() {}

  static Result read(String text) {
    MarkdownReader reader = new MarkdownReader();
    int lastStart = 0;
    int closed = 0;
    Node node = PARSER.parse(text).getFirstChild();
    while (node != null) {
      if (node.getNext() == null && node.getPrevious() != null) {
        lastStart = node.getSourceSpans().isEmpty() ? 0 : lineStart(text, node);
        // Without a blank line between them, one more letter may join the two: a table's next row
        // looks like a paragraph until its second bar comes.
        lastStart = text.startsWith("\n\n", lastStart - 2) ? lastStart : 0;
        closed = lastStart == 0 ? 0 : reader.blocks.size();
      }
      reader.block(node, new Place(0, false, "", false));
      node = node.getNext();
    }
    return new Result(List.copyOf(reader.blocks), lastStart, closed);
  }

  /// A block's span starts after its indent, which belongs to it.
  private static int lineStart(String text, Node node) {
    int index = node.getSourceSpans().getFirst().getInputIndex();
    return text.lastIndexOf('\n', Math.max(0, index - 1)) + 1;
  }

  private void block(Node node, Place place) {
    switch (node) {
      case Heading heading -> prose(node, heading.getLevel(), place);
      case Paragraph paragraph -> prose(paragraph, 0, place);
      case FencedCodeBlock code -> code(code.getInfo(), code.getLiteral(), place);
      case IndentedCodeBlock code -> code("", code.getLiteral(), place);
      case HtmlBlock html -> code("html", html.getLiteral(), place);
      case ThematicBreak ignored -> blocks.add(new MarkdownBlock.Rule(place.indent()));
      case TableBlock table -> table(table, place);
      case BlockQuote quote -> children(quote, new Place(place.indent() + 1, true, "", false));
      case BulletList list -> items(list, list.isTight(), 0, place);
      case OrderedList list -> {
        Integer start = list.getMarkerStartNumber();
        items(list, list.isTight(), start == null ? 1 : start, place);
      }
      default -> children(node, place);
    }
  }

  private void items(Node list, boolean tight, int number, Place place) {
    int next = number;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item instanceof ListItem) {
        String marker = next == 0 ? "\u2022" : next++ + ".";
        boolean first = item.getPrevious() == null && place.marker().isEmpty();
        Place inside = new Place(place.indent() + 1, place.quoted(), marker, tight && !first);
        if (item.getFirstChild() == null) {
          blocks.add(proseOf(List.of(), 0, inside));
        }
        children(item, inside);
      }
    }
  }

  /// Only the first child carries the marker.
  private void children(Node parent, Place place) {
    Place here = place;
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      block(child, here);
      here = place.plain();
    }
  }

  private void prose(Node node, int level, Place place) {
    blocks.add(proseOf(runs(node), level, place));
  }

  private static MarkdownBlock proseOf(List<StyledRun> runs, int level, Place place) {
    return new MarkdownBlock.Prose(
        place.indent(), level, place.marker(), place.quoted(), place.tight(), runs);
  }

  private void code(String fence, String literal, Place place) {
    String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    if (!place.marker().isEmpty()) {
      blocks.add(proseOf(List.of(), 0, place));
    }
    blocks.add(new MarkdownBlock.Code(place.indent(), fence, text));
  }

  private void table(TableBlock table, Place place) {
    List<List<List<StyledRun>>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<List<StyledRun>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          if (cell instanceof TableCell) {
            cells.add(runs(cell));
          }
        }
        rows.add(List.copyOf(cells));
      }
    }
    blocks.add(new MarkdownBlock.Table(place.indent(), rows));
  }

  private static List<StyledRun> runs(Node parent) {
    List<StyledRun> runs = new ArrayList<>();
    inlines(parent, List.of(), "", runs);
    return runs;
  }

  private static void inlines(
      Node parent, List<String> styles, String target, List<StyledRun> into) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> add(text.getLiteral(), styles, target, into);
        case Code code -> add(code.getLiteral(), with(styles, "inline-code"), target, into);
        case Emphasis part -> inlines(part, with(styles, "em"), target, into);
        case StrongEmphasis part -> inlines(part, with(styles, "strong"), target, into);
        case Strikethrough part -> inlines(part, with(styles, "strike"), target, into);
        case Link link -> inlines(link, with(styles, "link"), link.getDestination(), into);
        case Image image -> {
          List<StyledRun> alt = new ArrayList<>();
          inlines(image, with(styles, "link"), image.getDestination(), alt);
          if (alt.isEmpty()) {
            add(image.getDestination(), with(styles, "link"), image.getDestination(), alt);
          }
          into.addAll(alt);
        }
        case HtmlInline html -> add(html.getLiteral(), styles, target, into);
        case SoftLineBreak ignored -> add(" ", styles, target, into);
        case HardLineBreak ignored -> add("\n", styles, target, into);
        default -> inlines(node, styles, target, into);
      }
    }
  }

  private static void add(String text, List<String> styles, String target, List<StyledRun> into) {
    if (!into.isEmpty()) {
      StyledRun last = into.getLast();
      if (last.styles().equals(styles) && last.target().equals(target)) {
        into.set(into.size() - 1, new StyledRun(last.text() + text, styles, target));
        return;
      }
    }
    into.add(new StyledRun(text, styles, target));
  }

  private static List<String> with(List<String> styles, String style) {
    List<String> more = new ArrayList<>(styles);
    more.add(style);
    return List.copyOf(more);
  }
}

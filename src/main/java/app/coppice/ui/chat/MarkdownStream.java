package app.coppice.ui.chat;

import app.coppice.text.Passage;
import java.util.ArrayList;
import java.util.List;

/// Reads a Markdown text that grows: what stands before its last block is read once, so that a long
/// answer costs no more per delta than a short one. Not thread-safe.
final class MarkdownStream {
  private final List<MarkdownBlock> closed = new ArrayList<>();
  private Passage text = Passage.EMPTY;
  private int closedTo;

  /// The blocks of `newText`, which usually continues the text of the call before.
  List<MarkdownBlock> read(Passage newText) {
    if (!newText.continues(text)) {
      closed.clear();
      closedTo = 0;
    }
    text = newText;
    MarkdownReader.Result tail = MarkdownReader.read(newText.from(closedTo));
    List<MarkdownBlock> all = new ArrayList<>(closed);
    all.addAll(tail.blocks());
    closed.addAll(tail.blocks().subList(0, tail.closed()));
    closedTo += tail.lastStart();
    return List.copyOf(all);
  }
}

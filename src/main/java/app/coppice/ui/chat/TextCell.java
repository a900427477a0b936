package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.text.Passage;
import app.coppice.ui.kit.text.VirtualColumn;
import java.net.URI;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// What the agent said. While it streams only its last block is read and laid out again.
final class TextCell implements VirtualColumn.Cell<TranscriptItem> {
  private final MarkdownStream stream = new MarkdownStream();
  private final MarkdownView view;
  private Passage shown = Passage.EMPTY;

  TextCell(Consumer<URI> openLink) {
    view = new MarkdownView(openLink);
    view.getStyleClass().add("entry-text");
  }

  @Override
  public Region node() {
    return view;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    if (item instanceof TranscriptItem.Of of
        && of.entry() instanceof Entry.Text text
        && !text.passage().equals(shown)) {
      shown = text.passage();
      view.show(stream.read(shown));
    }
  }
}

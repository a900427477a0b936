package app.coppice.ui.console;

import app.coppice.terminal.PromptMark;
import app.coppice.terminal.Screen.Row;
import app.coppice.ui.console.Range.Place;
import java.util.List;
import java.util.OptionalLong;

/// Moves between the prompts that a shell has marked (OSC 133), and selects what a command has
/// written. FX thread only.
final class Prompts {
  private static final int PIECE = 500;

  /// Lines looked through at most, so that a shell without marks costs no long wait.
  private static final int REACH = 100_000;

  private final TerminalView view;
  private final Viewport viewport;

  Prompts(TerminalView view, Viewport viewport) {
    this.view = view;
    this.viewport = viewport;
  }

  /// Brings the prompt above the view to its top.
  void previous() {
    viewport.refresh();
    above(viewport.first(), PromptMark.PROMPT)
        .ifPresent(line -> {
          viewport.show(line);
          view.changed();
        });
  }

  /// Brings the prompt below the top of the view there; after the last the view follows the screen.
  void next() {
    viewport.refresh();
    if (!viewport.isFollowing()) {
      below(viewport.first() + 1, PromptMark.PROMPT)
          .ifPresentOrElse(viewport::show, viewport::follow);
      view.changed();
    }
  }

  /// Selects what the command at the top of the view has written, or the last one when the view
  /// follows the screen.
  ///
  /// @return whether there is one
  boolean selectOutput() {
    viewport.refresh();
    OptionalLong start =
        viewport.isFollowing()
            ? above(viewport.end(), PromptMark.OUTPUT)
            : below(viewport.first(), PromptMark.OUTPUT);
    if (start.isEmpty()) {
      return false;
    }
    long from = start.getAsLong();
    long after =
        Math.min(
            below(from + 1, PromptMark.END).orElse(viewport.end()),
            below(from + 1, PromptMark.PROMPT).orElse(viewport.end()));
    if (after <= from) {
      return false;
    }
    view.selection()
        .select(new Range(new Place(from, 0), new Place(after - 1, Integer.MAX_VALUE), false));
    viewport.reveal(from, view.rows());
    return true;
  }

  private OptionalLong above(long line, int kind) {
    long lowest = Math.max(viewport.oldest(), line - REACH);
    for (long end = line; end > lowest; end -= PIECE) {
      long from = Math.max(lowest, end - PIECE);
      List<Row> rows = viewport.screen().rows(from, (int) (end - from));
      for (int i = rows.size() - 1; i >= 0; i--) {
        if (rows.get(i).mark().is(kind)) {
          return OptionalLong.of(from + i);
        }
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong below(long line, int kind) {
    long highest = Math.min(viewport.end(), line + REACH);
    for (long from = line; from < highest; from += PIECE) {
      List<Row> rows = viewport.screen().rows(from, (int) Math.min(PIECE, highest - from));
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).mark().is(kind)) {
          return OptionalLong.of(from + i);
        }
      }
    }
    return OptionalLong.empty();
  }
}

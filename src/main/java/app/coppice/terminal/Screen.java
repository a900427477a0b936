package app.coppice.terminal;

import java.util.List;

/// The cells of a terminal, as a view needs them. Thread-safe.
public interface Screen {
  /// The picture now. Only rows that changed since `previous` are new objects; the others are
  /// shared, so a view repaints what is not identical.
  Frame frame(Frame previous);

  /// Lines of scrollback above the screen.
  int scrollbackLines();

  /// A line above the screen by its number, as `Frame.top` counts; an empty row when it has been
  /// forgotten.
  Row scrollbackRow(long line);

  /// Calls `action` on any thread when the picture has changed since the last frame was taken, and
  /// when the program has ended.
  Subscription onDirty(Runnable action);

  /// An interest in a screen, until it is closed.
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /// One picture.
  ///
  /// @param rows top to bottom
  /// @param top how many lines have left the screen at its top since the start: the number of the
  ///   first row, so that a line keeps its number while it moves up into the scrollback
  /// @param scrollback how many lines above the screen are kept
  /// @param input what the program wants keys, mouse and pastes to send
  record Frame(
      int columns,
      List<Row> rows,
      int cursorColumn,
      int cursorRow,
      boolean cursorVisible,
      boolean alternate,
      InputModes input,
      String title,
      long top,
      int scrollback) {
    public static final Frame EMPTY =
        new Frame(0, List.of(), 0, 0, false, false, InputModes.DEFAULT, "", 0, 0);
  }

  /// One row as runs of equal style.
  ///
  /// @param wrapped whether the line goes on in the next row
  record Row(List<Run> runs, boolean wrapped) {
    public static final Row EMPTY = new Row(List.of(), false);
  }

  /// Cells of one style.
  ///
  /// @param text one code point a cell; or, when there are more code points or cells than that, one
  ///   grapheme: a wide character, a character with combining marks
  /// @param cells width in cells
  record Run(String text, int cells, Style style) {}

  /// How cells look. Colours: -1 default, 0-255 palette, 0x1RRGGBB true colour.
  record Style(int foreground, int background, int attributes) {
    public static final int BOLD = 1;
    public static final int FAINT = 2;
    public static final int ITALIC = 4;
    public static final int UNDERLINE = 8;
    public static final int REVERSE = 16;
    public static final int HIDDEN = 32;
    public static final int STRIKE = 64;
    public static final Style DEFAULT = new Style(-1, -1, 0);
  }
}

package app.coppice.terminal;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

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

  /// Rows by their numbers, above the screen and on it, all of one moment. Ask for some hundreds at
  /// once: the terminal stands still meanwhile.
  ///
  /// @return `count` rows; those that are forgotten or not there yet are empty
  List<Row> rows(long from, int count);

  /// A place in the text that survives a resize.
  Anchor anchor(long line, int column);

  /// Where a place in the text is now. What has been forgotten is at the oldest line.
  Anchor.Place place(Anchor anchor);

  /// Writes all text, the oldest first, a line feed after each line; lines that were only wrapped
  /// are joined. Takes the text in pieces: what the program writes meanwhile may be in it.
  void export(Appendable out) throws IOException;

  /// Forgets the lines above the screen.
  void clearScrollback();

  /// Tells how the screen is shown, so that the program's questions about it can be answered.
  void shownWith(ViewTraits traits);

  void apply(TerminalSettings settings);

  /// Calls `action` for what the program does beside the picture, on the thread that reads its
  /// output: must be quick.
  Subscription onEvent(Consumer<TerminalEvent> action);

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
  ///   first row, so that a line keeps its number while it moves up into the scrollback; a new
  ///   width gives the lines new numbers, see `Anchor`
  /// @param scrollback how many lines above the screen are kept
  /// @param pictures on the screen and in the scrollback, to be drawn over the cells; the same list
  ///   as before while nothing has changed
  /// @param input what the program wants keys, mouse and pastes to send
  record Frame(
      int columns,
      List<Row> rows,
      int cursorColumn,
      int cursorRow,
      boolean cursorVisible,
      boolean alternate,
      InputModes input,
      ProgramState program,
      long top,
      int scrollback,
      List<Picture> pictures) {
    public static final Frame EMPTY =
        new Frame(
            0,
            List.of(),
            0,
            0,
            false,
            false,
            InputModes.DEFAULT,
            ProgramState.DEFAULT,
            0,
            0,
            List.of());

    /// The program's title, may be empty.
    public String title() {
      return program.title();
    }
  }

  /// One row as runs of equal style.
  ///
  /// @param wrapped whether the line goes on in the next row
  /// @param mark what the shell has told about it
  record Row(List<Run> runs, boolean wrapped, PromptMark mark) {
    public static final Row EMPTY = new Row(List.of(), false, PromptMark.NONE);
  }

  /// Cells of one style.
  ///
  /// @param text one code point a cell; or one grapheme, when `cluster` is set
  /// @param cells width in cells
  /// @param cluster whether this is one grapheme that must be drawn as a whole: a wide character, a
  ///   character with combining marks, an emoji of several code points
  record Run(String text, int cells, Style style, Link link, boolean cluster) {}

  /// How cells look. Colours: -1 default, 0-255 palette, 0x1RRGGBB true colour.
  ///
  /// @param underlineColour -1 is the text's colour
  record Style(
      int foreground, int background, int attributes, Underline underline, int underlineColour) {
    public static final int BOLD = 1;
    public static final int FAINT = 2;
    public static final int ITALIC = 4;
    public static final int OVERLINE = 8;
    public static final int REVERSE = 16;
    public static final int HIDDEN = 32;
    public static final int STRIKE = 64;
    public static final Style DEFAULT = new Style(-1, -1, 0);

    /// A style without underline.
    public Style(int foreground, int background, int attributes) {
      this(foreground, background, attributes, Underline.NONE, -1);
    }
  }
}

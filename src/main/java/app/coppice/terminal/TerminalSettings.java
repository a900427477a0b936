package app.coppice.terminal;

/// What a person may choose about a terminal's screen. Immutable.
///
/// @param scrollbackLines how many lines above the screen are kept; `UNLIMITED` for all
/// @param ambiguousWide whether characters that are wide in East Asian fonts only take two cells
public record TerminalSettings(int scrollbackLines, boolean ambiguousWide) {
  public static final int UNLIMITED = Integer.MAX_VALUE;

  public static final TerminalSettings DEFAULT = new TerminalSettings(100_000, false);
}

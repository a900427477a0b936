package app.coppice.terminal;

/// DEC's line-drawing set, which stands in for `_` to `~` after `ESC ( 0`.
final class LineDrawing {
  private static final String SET = " ◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

  private LineDrawing() {}

  static int map(int ascii) {
    return ascii >= '_' && ascii <= '~' ? SET.charAt(ascii - '_') : ascii;
  }
}

package app.coppice.terminal;

/// How cells are underlined, as `CSI 4 : n m` numbers it.
public enum Underline {
  NONE(0),
  SINGLE(1),
  DOUBLE(2),
  CURLY(3),
  DOTTED(4),
  DASHED(5);

  private static final Underline[] BY_NUMBER = values();

  private final int number;

  Underline(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static boolean exists(int number) {
    return number >= 0 && number < BY_NUMBER.length;
  }

  static Underline of(int number) {
    return BY_NUMBER[number];
  }
}

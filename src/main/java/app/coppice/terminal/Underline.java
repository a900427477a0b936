package app.coppice.terminal;

/// How cells are underlined, in the order of `CSI 4 : n m`.
public enum Underline {
  NONE,
  SINGLE,
  DOUBLE,
  CURLY,
  DOTTED,
  DASHED
}

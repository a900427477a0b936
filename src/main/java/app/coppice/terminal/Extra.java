package app.coppice.terminal;

/// What few cells have beside character and pen. Immutable, shared by the cells it is common to.
///
/// @param rest what follows the first code point of the cell's grapheme
/// @param underlineColour -1 is the text's colour
record Extra(String rest, int underlineColour, Link link) {
  static final Extra NONE = new Extra("", -1, Link.NONE);

  Extra withRest(String text) {
    return new Extra(text, underlineColour, link);
  }

  Extra withUnderlineColour(int colour) {
    return new Extra(rest, colour, link);
  }

  Extra withLink(Link other) {
    return new Extra(rest, underlineColour, other);
  }

  boolean isNone() {
    return underlineColour < 0 && rest.isEmpty() && link.uri().isEmpty();
  }

  /// Whether cells with the two can stand in one run.
  boolean looksLike(Extra other) {
    return underlineColour == other.underlineColour && link.equals(other.link);
  }
}

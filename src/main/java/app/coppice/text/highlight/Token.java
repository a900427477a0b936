package app.coppice.text.highlight;

/// A coloured range of one line; what lies between tokens is plain.
///
/// @param start first UTF-16 index
/// @param end index after the last
public record Token(int start, int end, Kind kind) {
  /// What a token is, and so which colour it has.
  public enum Kind {
    KEYWORD,
    TYPE,
    CONSTANT,
    FUNCTION,
    STRING,
    NUMBER,
    COMMENT,
    /// An annotation, attribute, decorator or preprocessor line.
    ATTRIBUTE,
    /// A name that a value is given to: a JSON or YAML key, a CSS property.
    KEY,
    TAG,
    HEADING,
    ADDED,
    REMOVED
  }
}

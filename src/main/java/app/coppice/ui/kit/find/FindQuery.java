package app.coppice.ui.kit.find;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a person looks for in a pane. Immutable.
///
/// @param expression whether the text is a regular expression
/// @param exactCase whether capitals and small letters differ
public record FindQuery(String text, boolean expression, boolean exactCase) {
  /// The pattern; empty for no text and for an expression that isn't one (yet).
  public Optional<Pattern> pattern() {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int flags = exactCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    try {
      return Optional.of(Pattern.compile(text, expression ? flags : flags | Pattern.LITERAL));
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }
}

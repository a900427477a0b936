package app.coppice.text.highlight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The table by which {@link CodeLexer} reads one language. Built once per language by chained
/// calls; not changed afterwards.
final class Grammar {
  /// A string literal.
  ///
  /// @param escapes whether a backslash hides the next character
  /// @param multiline whether it goes on over the line's end
  record Quote(String open, String close, boolean escapes, boolean multiline) {}

  /// Characters, beside letters and digits, that a name may hold.
  String nameExtras = "_";

  Set<String> keywords = Set.of();
  Set<String> types = Set.of();
  Set<String> constants = Set.of("true", "false", "null");
  List<String> lineComments = List.of("//");
  String blockOpen = "/*";
  String blockClose = "*/";
  boolean nestedComments;
  boolean ignoreCase;
  boolean capitalTypes;
  boolean regexLiterals;
  boolean functions = true;
  boolean keysBeforeColon;
  boolean hashStartsComment;

  /// Characters that start an attribute when a name follows: `@Override`.
  String attributeStarts = "";

  /// Prefixes of lines that are one attribute: `#include`.
  String directiveStart = "";

  final List<Quote> quotes = new ArrayList<>();

  Grammar keywords(String words) {
    keywords = Set.of(words.split(" "));
    return this;
  }

  Grammar types(String words) {
    types = Set.of(words.split(" "));
    return this;
  }

  Grammar constants(String words) {
    constants = Set.of(words.split(" "));
    return this;
  }

  /// Comments to the line's end; pass none for a language without.
  Grammar lineComments(String... starts) {
    lineComments = List.of(starts);
    return this;
  }

  Grammar block(String open, String close) {
    blockOpen = open;
    blockClose = close;
    return this;
  }

  Grammar quote(String mark) {
    quotes.add(new Quote(mark, mark, true, mark.length() > 1));
    return this;
  }

  Grammar rawQuote(String open, String close) {
    quotes.add(new Quote(open, close, false, true));
    return this;
  }

  Grammar longQuote(String mark) {
    quotes.add(new Quote(mark, mark, true, true));
    return this;
  }

  Grammar attributes(String starts) {
    attributeStarts = starts;
    return this;
  }

  Grammar names(String extras) {
    nameExtras = extras;
    return this;
  }

  Grammar directives(String start) {
    directiveStart = start;
    return this;
  }

  Grammar nested() {
    nestedComments = true;
    return this;
  }

  Grammar foldCase() {
    ignoreCase = true;
    return this;
  }

  Grammar typesByCapital() {
    capitalTypes = true;
    return this;
  }

  Grammar regex() {
    regexLiterals = true;
    return this;
  }

  Grammar keys() {
    keysBeforeColon = true;
    functions = false;
    return this;
  }

  /// A `#` starts a comment only at the line's start or after a blank, as in a shell.
  Grammar hashComments() {
    lineComments = List.of("#");
    hashStartsComment = true;
    return this;
  }

  String fold(String word) {
    return ignoreCase ? word.toLowerCase(Locale.ROOT) : word;
  }
}

package app.coppice.watch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One line of an ignore file.
///
/// @param negated the line starts with `!`: what it matches is not ignored
/// @param folderOnly the line ends in `/`
/// @param nameOnly the line has no other slash: it matches the last part of a path at any depth
/// @see <a href="https://git-scm.com/docs/gitignore#_pattern_format">gitignore: pattern format</a>
record IgnoreRule(boolean negated, boolean folderOnly, boolean nameOnly, Glob glob) {
  /// All rules of a file's bytes, in their order.
  static List<IgnoreRule> parseAll(byte[] content, boolean foldCase) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      text = text.substring(3);
    }
    List<IgnoreRule> rules = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String pattern = trimmed(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      if (!pattern.isEmpty() && pattern.charAt(0) != '#') {
        rules.add(parse(pattern, foldCase));
      }
    }
    return List.copyOf(rules);
  }

  /// A path or a pattern as git compares it: its UTF-8 bytes, one a character.
  static String bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  private static IgnoreRule parse(String line, boolean foldCase) {
    String pattern = line;
    boolean negated = pattern.startsWith("!");
    if (negated) {
      pattern = pattern.substring(1);
    }
    boolean folderOnly = pattern.endsWith("/");
    if (folderOnly) {
      pattern = pattern.substring(0, pattern.length() - 1);
    }
    boolean nameOnly = pattern.indexOf('/') < 0;
    if (pattern.startsWith("/")) {
      pattern = pattern.substring(1);
    }
    return new IgnoreRule(negated, folderOnly, nameOnly, Glob.compile(pattern, foldCase));
  }

  /// Spaces at the end don't count unless a backslash stands before them.
  private static String trimmed(String line) {
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
        end = Math.min(i + 1, line.length());
      } else if (c != ' ') {
        end = i + 1;
      }
    }
    return line.substring(0, end);
  }

  /// @param path relative to the folder of the rule's file, as {@link #bytes}
  /// @param name the last part of the path
  boolean matches(String path, String name, boolean isFolder) {
    if (folderOnly && !isFolder) {
      return false;
    }
    return glob.matches(nameOnly ? name : path);
  }
}

package app.coppice.text.highlight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A language whose text can be coloured. Thread-safe.
@SuppressWarnings("ImmutableEnumChecker") // Lexers and lists here are never changed once made.
public enum Language {
  PLAIN((line, open, into) -> OpenSpan.NONE, "txt text log"),
  JAVA(new CodeLexer(Grammars.java()), "java groovy gradle"),
  KOTLIN(new CodeLexer(Grammars.kotlin()), "kt kts kotlin scala sc"),
  JAVASCRIPT(
      new CodeLexer(Grammars.javaScript()),
      "js mjs cjs jsx ts tsx mts cts javascript typescript dart"),
  PYTHON(new CodeLexer(Grammars.python()), "py pyi python py3"),
  GO(new CodeLexer(Grammars.go()), "go golang"),
  RUST(new CodeLexer(Grammars.rust()), "rs rust"),
  C(new CodeLexer(Grammars.c()), "c h cc cpp cxx hh hpp hxx m mm c++ objc"),
  C_SHARP(new CodeLexer(Grammars.cSharp()), "cs csharp c#"),
  SWIFT(new CodeLexer(Grammars.swift()), "swift"),
  RUBY(new CodeLexer(Grammars.ruby()), "rb ruby rake gemspec gemfile rakefile"),
  PHP(new CodeLexer(Grammars.php()), "php"),
  SHELL(
      new CodeLexer(Grammars.shell()),
      "sh bash zsh fish ksh shell console shell-session mvnw gradlew makefile mk"),
  SQL(new CodeLexer(Grammars.sql()), "sql"),
  JSON(new CodeLexer(Grammars.json()), "json jsonc json5 jsonl"),
  CSS(new CodeLexer(Grammars.css()), "css scss less"),
  DOCKERFILE(new CodeLexer(Grammars.dockerfile()), "dockerfile containerfile docker"),
  YAML(new SettingsLexer(":", new CodeLexer(Grammars.yaml())), "yaml yml"),
  TOML(new SettingsLexer("=", new CodeLexer(Grammars.toml())), "toml"),
  PROPERTIES(
      new SettingsLexer("=:", new CodeLexer(Grammars.yaml())),
      "properties ini cfg conf env editorconfig gitconfig"),
  MARKUP(new MarkupLexer(), "xml html htm xhtml svg fxml pom xsd xsl xslt plist vue svelte"),
  MARKDOWN(new MarkdownLexer(), "md markdown mdx"),
  DIFF(new DiffLexer(), "diff patch");

  /// Longer lines are shown plain: nobody reads the colours of a minified file.
  private static final int LONGEST_LINE = 5_000;

  private static final Map<String, Language> BY_NAME = byName();

  private final LineLexer lexer;
  private final List<String> names;

  Language(LineLexer lexer, String names) {
    this.lexer = lexer;
    this.names = List.of(names.split(" "));
  }

  /// The language of a file, by its name; `PLAIN` when it is not known.
  public static Language ofPath(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    Language whole = BY_NAME.get(name);
    if (whole != null) {
      return whole;
    }
    if (name.startsWith("dockerfile.")) {
      return DOCKERFILE;
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? PLAIN : BY_NAME.getOrDefault(name.substring(dot + 1), PLAIN);
  }

  /// The language that a Markdown fence names, by its first word; `PLAIN` when it is not known.
  public static Language ofFence(String fence) {
    String word = fence.strip().toLowerCase(Locale.ROOT).split("[\\s,{:]", 2)[0];
    return BY_NAME.getOrDefault(word, PLAIN);
  }

  /// The tokens of one line, without its line feed. Linear in its length.
  public LexedLine lex(String line, LexState from) {
    if (line.length() > LONGEST_LINE) {
      return new LexedLine(List.of(), LexState.INITIAL);
    }
    List<Token> tokens = new ArrayList<>();
    OpenSpan rest = lexer.lex(line, from.open(), tokens);
    return new LexedLine(tokens, LexState.of(rest));
  }

  private static Map<String, Language> byName() {
    Map<String, Language> map = new HashMap<>();
    for (Language language : values()) {
      language.names.forEach(name -> map.put(name, language));
    }
    return Map.copyOf(map);
  }
}

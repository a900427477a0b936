package app.coppice.text.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "src/Retry.java,JAVA",
    "a/b.KT,KOTLIN",
    "x.tsx,JAVASCRIPT",
    "Dockerfile,DOCKERFILE",
    "ops/Dockerfile.dev,DOCKERFILE",
    "pom.xml,MARKUP",
    "mvnw,SHELL",
    ".editorconfig,PROPERTIES",
    "README,PLAIN",
    "no.extension/,PLAIN"
  })
  void aPathNamesItsLanguage(String path, Language language) {
    assertThat(Language.ofPath(path)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({"java,JAVA", "TypeScript,JAVASCRIPT", "'',PLAIN", "'sh title=x',SHELL", "c++,C"})
  void aFenceNamesItsLanguage(String fence, Language language) {
    assertThat(Language.ofFence(fence)).isEqualTo(language);
  }

  @Test
  void javaHasItsKinds() {
    assertThat(lex(Language.JAVA, "@Override int add(Foo f) { return 1_0; } // x"))
        .containsExactly(
            "@Override ATTRIBUTE",
            "int TYPE",
            "add FUNCTION",
            "Foo TYPE",
            "return KEYWORD",
            "1_0 NUMBER",
            "// x COMMENT");
  }

  @Test
  void aBlockCommentGoesOnOverLines() {
    assertThat(lex(Language.JAVA, "a /* one", "two", "three */ if"))
        .containsExactly("/* one COMMENT", "two COMMENT", "three */ COMMENT", "if KEYWORD");
  }

  @Test
  void nestedCommentsAreCounted() {
    assertThat(lex(Language.RUST, "/* a /* b */", "c */ fn"))
        .containsExactly("/* a /* b */ COMMENT", "c */ COMMENT", "fn KEYWORD");
  }

  @Test
  void aTextBlockGoesOnOverLinesAndKeepsItsEscapes() {
    assertThat(lex(Language.JAVA, "var s = \"\"\"", "x \\\"\"\" y", "\"\"\";"))
        .containsExactly("var KEYWORD", "\"\"\" STRING", "x \\\"\"\" y STRING", "\"\"\" STRING");
  }

  @Test
  void anUnclosedStringEndsWithItsLine() {
    assertThat(lex(Language.JAVA, "\"open", "if")).containsExactly("\"open STRING", "if KEYWORD");
  }

  @Test
  void aRegularExpressionIsNoDivision() {
    assertThat(lex(Language.JAVASCRIPT, "x = /a\"[/]b/; y = a / b / c"))
        .containsExactly("/a\"[/]b/ STRING");
  }

  @Test
  void pythonHasStringsAndDecorators() {
    assertThat(lex(Language.PYTHON, "@app.get('/')", "def f(self): # why", "'''doc", "end'''"))
        .containsExactly(
            "@app ATTRIBUTE",
            "get FUNCTION",
            "'/' STRING",
            "def KEYWORD",
            "f FUNCTION",
            "self CONSTANT",
            "# why COMMENT",
            "'''doc STRING",
            "end''' STRING");
  }

  @Test
  void jsonKeysDifferFromValues() {
    assertThat(lex(Language.JSON, "{\"a\": \"b\", \"n\": [1, true]}"))
        .containsExactly("\"a\" KEY", "\"b\" STRING", "\"n\" KEY", "1 NUMBER", "true CONSTANT");
  }

  @Test
  void yamlHasKeysValuesAndComments() {
    assertThat(lex(Language.YAML, "- name: \"x\" # c", "url: http://a/b"))
        .containsExactly("name KEY", "\"x\" STRING", "# c COMMENT", "url KEY");
  }

  @Test
  void tomlSectionsAreHeadings() {
    assertThat(lex(Language.TOML, "[dependencies]", "a = 1"))
        .containsExactly("[dependencies] HEADING", "a KEY", "1 NUMBER");
  }

  @Test
  void markupCommentsAndTagsGoOnOverLines() {
    assertThat(lex(Language.MARKUP, "<a href=\"x\"", " id='y'/>t<!-- c", "d -->"))
        .containsExactly(
            "<a TAG",
            "href ATTRIBUTE",
            "\"x\" STRING",
            "id ATTRIBUTE",
            "'y' STRING",
            "/> TAG",
            "<!-- c COMMENT",
            "d --> COMMENT");
  }

  @Test
  void sqlIgnoresCase() {
    assertThat(lex(Language.SQL, "SELECT a FROM t -- c"))
        .containsExactly("SELECT KEYWORD", "FROM KEYWORD", "-- c COMMENT");
  }

  @Test
  void aMarkdownFenceHidesWhatIsInIt() {
    assertThat(lex(Language.MARKDOWN, "# T", "```js", "# no", "```", "- `x`"))
        .containsExactly(
            "# T HEADING", "```js STRING", "# no STRING", "``` STRING", "- KEYWORD", "`x` STRING");
  }

  @Test
  void aShellHashInsideAWordIsNoComment() {
    assertThat(lex(Language.SHELL, "echo a#b $HOME # c"))
        .containsExactly("echo KEYWORD", "$HOME ATTRIBUTE", "# c COMMENT");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void tokensAreOrderedDisjointAndInsideTheLine(Language language) {
    LexState state = LexState.INITIAL;
    for (String line : hostileLines()) {
      LexedLine lexed = language.lex(line, state);
      int end = 0;
      for (Token token : lexed.tokens()) {
        assertThat(token.start()).as(line).isGreaterThanOrEqualTo(end);
        assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(line.length());
        end = token.end();
      }
      state = lexed.next();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aLongLineTakesLinearTime(Language language) {
    for (String piece : List.of("/", "\"", "'", "<", "`", "/*", "a(", "[", "#", "\\", "=", "=/")) {
      String line = piece.repeat(4_990 / piece.length());
      // The best of many: a machine that stalls does not stall each of them.
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 20; i++) {
        long start = System.nanoTime();
        language.lex(line, LexState.INITIAL);
        best = Math.min(best, System.nanoTime() - start);
      }
      assertThat(best).as(piece).isLessThan(50_000_000L);
    }
  }

  @Test
  void aMinifiedLineIsLeftPlain() {
    assertThat(Language.JAVA.lex("if ".repeat(10_000), LexState.INITIAL).tokens()).isEmpty();
  }

  private static List<String> hostileLines() {
    List<String> lines = new ArrayList<>();
    String alphabet = "ab1 \"'`/*<>-=:#@$\\()[]{}._\u00e9\ud83d\ude00,\t";
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      StringBuilder line = new StringBuilder();
      int length = random.nextInt(60);
      for (int j = 0; j < length; j++) {
        line.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> lex(Language language, String... lines) {
    List<String> all = new ArrayList<>();
    LexState state = LexState.INITIAL;
    for (String line : lines) {
      LexedLine lexed = language.lex(line, state);
      state = lexed.next();
      for (Token token : lexed.tokens()) {
        all.add(line.substring(token.start(), token.end()) + " " + token.kind());
      }
    }
    return all;
  }
}

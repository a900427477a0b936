package app.coppice.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contrast as WCAG 2.2 computes it, from the colours in the stylesheets themselves: 4.5 to 1 for
/// text (level AA, 1.4.3), 3 to 1 for the focus ring (1.4.11).
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double RING = 3;
  private static final Pattern TOKEN =
      Pattern.compile("-(?:coppice-)?([\\w-]+): (#[0-9a-f]{6});", Pattern.MULTILINE);

  private static final List<String> GROUNDS =
      List.of("bg", "surface", "raised", "hover", "accent-subtle", "diff-added-bg");
  private static final List<String> DIFF_GROUNDS =
      List.of(
          "bg",
          "diff-added-bg",
          "diff-removed-bg",
          "diff-added-word",
          "diff-removed-word",
          "found",
          "found-now");

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextCanBeReadOnEveryGround(String theme) throws Exception {
    Map<String, String> colours = tokens(theme);
    List<String> faint = new ArrayList<>();
    for (String text : List.of("text", "text-muted", "accent", "success", "warning", "danger")) {
      GROUNDS.forEach(ground -> compare(colours, text, ground, TEXT, faint));
    }
    DIFF_GROUNDS.forEach(ground -> compare(colours, "text", ground, TEXT, faint));
    for (String text : List.of("text", "text-muted", "danger")) {
      compare(colours, text, "danger-subtle", TEXT, faint);
    }
    for (String text : List.of("text", "text-muted", "warning")) {
      compare(colours, text, "warning-subtle", TEXT, faint);
    }
    compare(colours, "accent-text", "accent", TEXT, faint);
    assertThat(faint).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void codeCanBeReadInADiffToo(String theme) throws Exception {
    Map<String, String> colours = tokens(theme);
    String text = read("text/text.css");
    int dark = text.indexOf(".root.dark");
    int end = text.indexOf(".selectable-text");
    String block = theme.equals("light") ? text.substring(0, dark) : text.substring(dark, end);
    List<String> syntax = new ArrayList<>();
    TOKEN
        .matcher(block)
        .results()
        .filter(found -> found.group(1).startsWith("syntax-"))
        .forEach(found -> {
          colours.put(found.group(1), found.group(2));
          syntax.add(found.group(1));
        });
    assertThat(syntax).hasSizeGreaterThan(8);
    List<String> faint = new ArrayList<>();
    for (String each : syntax) {
      Stream.concat(DIFF_GROUNDS.stream(), Stream.of("hover", "surface"))
          .forEach(ground -> compare(colours, each, ground, TEXT, faint));
    }
    assertThat(faint).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theFocusRingStandsOut(String theme) throws Exception {
    Map<String, String> colours = tokens(theme);
    List<String> faint = new ArrayList<>();
    GROUNDS.forEach(ground -> compare(colours, "focus", ground, RING, faint));
    assertThat(faint).isEmpty();
  }

  @Test
  void bothThemesHaveTheSameTokens() throws Exception {
    assertThat(tokens("light").keySet()).isEqualTo(tokens("dark").keySet()).hasSizeGreaterThan(20);
  }

  private static void compare(
      Map<String, String> colours, String text, String ground, double least, List<String> faint) {
    double ratio = ratio(colour(colours, text), colour(colours, ground));
    if (ratio < least) {
      faint.add("%s on %s: %.2f".formatted(text, ground, ratio));
    }
  }

  private static String colour(Map<String, String> colours, String token) {
    return Objects.requireNonNull(colours.get(token), token);
  }

  private static double ratio(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static Map<String, String> tokens(String theme) throws IOException {
    Map<String, String> colours = new HashMap<>();
    TOKEN
        .matcher(read(theme + ".css"))
        .results()
        .forEach(found -> colours.put(found.group(1), found.group(2)));
    return colours;
  }

  private static String read(String name) throws IOException {
    try (InputStream file = Objects.requireNonNull(Appearance.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

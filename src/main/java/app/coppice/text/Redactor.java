package app.coppice.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes secrets out of text on its way to a log, a transcript or a report: the known values, plain
/// and encoded, and whatever has the shape of a key. Immutable.
public final class Redactor {
  /// What stands in a secret's place.
  public static final String MARK = "[redacted]";

  /// A shorter value would blot out ordinary text.
  private static final int SHORTEST_VALUE = 8;

  private static final Pattern SHAPES =
      Pattern.compile(
          "(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{8,}"
              + "|(?<![A-Za-z0-9])sk-(?:proj-)?[A-Za-z0-9_-]{20,}"
              + "|gh[pousr]_[A-Za-z0-9]{20,}"
              + "|github_pat_[A-Za-z0-9_]{20,}"
              + "|glpat-[A-Za-z0-9_-]{20,}"
              + "|xox[abprs]-[A-Za-z0-9-]{10,}"
              + "|A(?:KIA|SIA)[A-Z0-9]{16}"
              + "|AIza[A-Za-z0-9_-]{35}"
              + "|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\\s\\S]{0,10000}?(?:-----END"
              + " [A-Z ]{0,30}PRIVATE KEY-----|\\z)");

  /// The value after a header's or variable's name.
  private static final Pattern NAMED =
      Pattern.compile(
          "((?i:x-api-key|authorization|[A-Z0-9_]{0,40}API_?KEY)\"?\\s{0,3}[:=]\\s{0,3}\"?"
              + "(?i:bearer |basic )?)([^\\s\"',;]{8,})");

  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length)
          .reversed()
          .thenComparing(Comparator.<String>naturalOrder());

  private final List<String> known;

  private Redactor(List<String> known) {
    this.known = List.copyOf(known);
  }

  /// Knows the shapes of keys and no value.
  public static Redactor ofShapes() {
    return new Redactor(List.of());
  }

  /// Knows the shapes of keys and these values, plain and in the usual encodings. It holds the
  /// values in the heap: to be dropped when the vault is locked.
  public static Redactor ofValues(Set<String> values) {
    var forms = new TreeSet<String>(LONGEST_FIRST);
    values.stream()
        .filter(value -> value.length() >= SHORTEST_VALUE)
        .flatMap(Redactor::forms)
        .forEach(forms::add);
    return new Redactor(List.copyOf(forms));
  }

  /// The text without its secrets.
  public String redact(String text) {
    String clean = text;
    for (String value : known) {
      clean = clean.replace(value, MARK);
    }
    clean = SHAPES.matcher(clean).replaceAll(Matcher.quoteReplacement(MARK));
    return NAMED.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(MARK));
  }

  private static Stream<String> forms(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    HexFormat hex = HexFormat.of();
    return Stream.concat(
        Stream.of(
            value,
            URLEncoder.encode(value, StandardCharsets.UTF_8),
            hex.formatHex(bytes),
            hex.withUpperCase().formatHex(bytes)),
        base64(bytes));
  }

  /// The part that is the same wherever the value stands in a longer encoded text.
  private static Stream<String> base64(byte[] bytes) {
    return Stream.of(0, 1, 2)
        .map(offset -> {
          var shifted = new byte[offset + bytes.length];
          System.arraycopy(bytes, 0, shifted, offset, bytes.length);
          String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
          int start = (offset * 8 + 5) / 6;
          int end = shifted.length * 8 / 6;
          return text.substring(start, end);
        })
        .flatMap(text -> Stream.of(text, text.replace('+', '-').replace('/', '_')));
  }
}

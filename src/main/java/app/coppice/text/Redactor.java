package app.coppice.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of text on its way to a log, a transcript or a report: the known values, plain
/// and encoded, and whatever has the shape of a key. Thread-safe.
public final class Redactor {
  /// What stands in a secret's place.
  public static final String MARK = "[redacted]";

  /// What a key's block is written in, quoted, indented or in JSON.
  private static final String BLOCK_ALPHABET = "[A-Za-z0-9+/=\\s\\\\:,\"'>|@-]";

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
              + "|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[\\s\\S]{0,10000}?(?:-----END"
              + " [A-Z ]{0,30}PRIVATE KEY-----|\\z)|"
              + BLOCK_ALPHABET
              + "*+)");

  /// The value after a header's or variable's name.
  private static final Pattern NAMED =
      Pattern.compile(
          "((?i:x-api-key|authorization|[A-Z0-9_]{0,40}API_?KEY)\"?\\s{0,3}[:=]\\s{0,3}\"?"
              + "(?i:bearer |basic )?)([^\\s\"',;]{8,})");

  /// The shape of a key that has begun and may go on.
  private static final Pattern BEGUN =
      Pattern.compile(
          "(?:sk-|gh[pousr]_|github_pat_|glpat-|xox[abprs]-)[A-Za-z0-9_-]*+\\z"
              + "|A(?:KIA|SIA)[A-Z0-9]{0,16}\\z"
              + "|AIza[A-Za-z0-9_-]{0,35}\\z"
              + "|(?:(?i:x-api-key|authorization)|[A-Z0-9_]{0,40}API_?KEY)\"?\\s{0,3}"
              + "(?:[:=]\\s{0,3}\"?(?i:bearer |basic )?[^\\s\"',;]*+)?\\z"
              + "|[A-Z0-9_]{1,60}\\z");

  private static final String BLOCK = "-----BEGIN ";
  private static final String BLOCK_END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LONGEST_BLOCK = 10_000;

  private static final Pattern OPEN_BLOCK =
      Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----" + BLOCK_ALPHABET + "*+");

  /// After so many characters every shape has shown whether it is one.
  private static final int UNDECIDED = 300;

  /// What is left of a secret's beginning and end when it is longer than may be held back.
  private static final int KEPT = 350;

  /// What keys and their names begin with.
  private static final List<String> BEGINNINGS =
      List.of(
          "sk-",
          "ghp_",
          "github_pat_",
          "glpat-",
          "xoxb-",
          "AKIA",
          "AIza",
          BLOCK,
          "x-api-key",
          "authorization");

  private final KnownSecrets known;

  private Redactor(KnownSecrets known) {
    this.known = known;
  }

  /// Knows the shapes of keys, and whatever `known` knows at the moment of each call.
  public static Redactor of(KnownSecrets known) {
    return new Redactor(known);
  }

  /// The text without the known values: for what a person typed, where a shape may be meant.
  public String redactKnown(String text) {
    return known.mask(text);
  }

  /// Whether no value that is known to be secret stands in the text.
  public boolean holdsNoKnown(String text) {
    return redactKnown(text).equals(text);
  }

  /// The text without its secrets.
  public String redact(String text) {
    return redact("", text);
  }

  /// The text without its secrets, where `before` stands in front of it and is not answered.
  String redact(String before, String text) {
    String clean = masked(SHAPES, before, known.mask(text), Matcher.quoteReplacement(MARK));
    return masked(NAMED, before, clean, "$1" + Matcher.quoteReplacement(MARK));
  }

  private static String masked(Pattern pattern, String before, String text, String replacement) {
    Matcher matcher =
        pattern.matcher(before + text).useTransparentBounds(true).useAnchoringBounds(false);
    matcher.region(before.length(), before.length() + text.length());
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(masked, replacement);
    }
    return matcher.appendTail(masked).substring(before.length());
  }

  /// How many characters at the end of `text`, which follows `before`, could be the beginning of a
  /// secret.
  int begun(String before, String text) {
    int begun = shape(before, text);
    for (String beginning : BEGINNINGS) {
      begun = Math.max(begun, overlap(text, beginning));
    }
    return Math.max(Math.max(begun, block(text)), known.begun(text));
  }

  /// The same beginning of a secret, where that can be, without the middle of one that is long: the
  /// mark in its place is the same, and it may go on for ever.
  String shortened(String before, String begun) {
    int tail = Math.max(KEPT, known.begun(begun));
    boolean text = begun.contains(BLOCK) && !OPEN_BLOCK.matcher(begun).matches();
    if (begun.length() <= 2 * KEPT + tail || text) {
      return begun;
    }
    String shorter = begun.substring(0, KEPT) + begun.substring(begun.length() - tail);
    return redact(before, shorter).equals(redact(before, begun)) ? shorter : begun;
  }

  private int shape(String before, String text) {
    Matcher shape = BEGUN.matcher(text);
    int from = 0;
    while (from < text.length() && shape.find(from)) {
      int start = shape.start();
      if (text.length() - start <= UNDECIDED) {
        return text.length() - start;
      }
      String run = text.substring(start, start + UNDECIDED);
      String last = start == 0 ? before : text.substring(start - 1, start);
      if (!redact(last, run).equals(run)) {
        return text.length() - start;
      }
      from = start + 1;
    }
    return 0;
  }

  /// How much of `beginning` stands at the text's end, in any case.
  private static int overlap(String text, String beginning) {
    for (int length = Math.min(beginning.length() - 1, text.length()); length > 0; length--) {
      if (text.regionMatches(true, text.length() - length, beginning, 0, length)) {
        return length;
      }
    }
    return 0;
  }

  /// The length of a key's block that has begun and not ended.
  private static int block(String text) {
    int start = text.lastIndexOf(BLOCK);
    if (start < 0) {
      return 0;
    }
    Matcher open = OPEN_BLOCK.matcher(text).region(start, text.length());
    if (text.length() - start > LONGEST_BLOCK && !open.matches()) {
      return 0;
    }
    int end = text.indexOf(BLOCK_END, start);
    boolean ended = end >= 0 && text.indexOf(DASHES, end + BLOCK_END.length()) >= 0;
    return ended ? 0 : text.length() - start;
  }
}

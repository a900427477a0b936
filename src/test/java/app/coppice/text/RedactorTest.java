package app.coppice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private static final String SECRET = "corr?ct/horse+b&ttery";

  private final KnownSecrets known = new KnownSecrets();
  private final Redactor redactor = Redactor.of(known);

  @BeforeEach
  void know() {
    known.replace(List.of(bytes(SECRET), bytes("short")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aKnownValueIsTakenOutInEveryEncoding() {
    for (String form :
        List.of(
            SECRET,
            URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
            URLEncoder.encode(SECRET, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
            HexFormat.of().formatHex(bytes(SECRET)),
            HexFormat.of().withUpperCase().formatHex(bytes(SECRET)))) {
      assertThat(redactor.redact("a " + form + " b")).isEqualTo("a [redacted] b");
    }
  }

  @Test
  void aKnownValueInsideALongerBase64TextIsTakenOut() {
    for (String before : List.of("", "x", "xy", "xyz", "user:")) {
      byte[] whole = bytes(before + SECRET + "tail");
      assertThat(redactor.redact(Base64.getEncoder().encodeToString(whole)))
          .contains(Redactor.MARK)
          .hasSizeLessThan(Redactor.MARK.length() + 20);
      assertThat(redactor.redact(Base64.getUrlEncoder().encodeToString(whole)))
          .contains(Redactor.MARK);
    }
  }

  @Test
  void aValueOfTwoLinesIsTakenOutInsideJson() {
    known.replace(List.of(bytes("first \"line\"\nsecond"), bytes(SECRET)));
    assertThat(redactor.redact("{\"a\":\"first \\\"line\\\"\\nsecond\"}"))
        .isEqualTo("{\"a\":\"[redacted]\"}");
    assertThat(redactor.redact("first \"line\"\nsecond" + SECRET))
        .isEqualTo("[redacted][redacted]");
  }

  @Test
  void aValueThatIsNoLongerKnownStays() {
    known.replace(List.of());
    assertThat(redactor.redact("a " + SECRET)).isEqualTo("a " + SECRET);
  }

  @Test
  void whatAPersonTypedLosesKnownValuesOnly() {
    assertThat(redactor.redactKnown("sk-ant-api03-abcDEF_123-456 and " + SECRET))
        .isEqualTo("sk-ant-api03-abcDEF_123-456 and [redacted]");
  }

  @Test
  void aSecretCutAnywhereInAStreamIsTakenOut() {
    String key = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
    String block = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----";
    for (String secret : List.of(SECRET, key, block, "X-Api-Key: abcdefghij1")) {
      String text = "It is " + secret + ", as you see.";
      for (int first = 0; first <= text.length(); first++) {
        for (int second = first; second <= text.length(); second += 3) {
          RedactedStream stream = new RedactedStream(redactor);
          String passed =
              stream.next(text.substring(0, first))
                  + stream.next(text.substring(first, second))
                  + stream.next(text.substring(second))
                  + stream.end();
          assertThat(passed).isEqualTo(redactor.redact(text)).contains("[redacted], as you see.");
        }
      }
    }
  }

  @Test
  void ordinaryTextIsNotHeldBack() {
    RedactedStream stream = new RedactedStream(redactor);
    assertThat(stream.next("One line, then ")).isEqualTo("One line, then ");
    assertThat(stream.next("another: done.\n")).isEqualTo("another: done.\n");
    assertThat(stream.end()).isEmpty();
  }

  @Test
  void whatLooksLikeAKeyIsTakenOut() {
    for (String key :
        List.of(
            "sk-ant-api03-abcDEF_123-456",
            "ghp_0123456789abcdefghijABCDEFGHIJ012345",
            "github_pat_0123456789abcdefghij_ABCDEFG",
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----")) {
      assertThat(Redactor.of(new KnownSecrets()).redact("see " + key + " here"))
          .isEqualTo("see [redacted] here");
    }
  }

  @Test
  void theValueOfANamedKeyIsTakenOut() {
    assertThat(Redactor.of(new KnownSecrets()).redact("x-api-key: abcdefghij1"))
        .isEqualTo("x-api-key: [redacted]");
    assertThat(
            Redactor.of(new KnownSecrets()).redact("{\"authorization\": \"Bearer abcdefghij1\"}"))
        .isEqualTo("{\"authorization\": \"Bearer [redacted]\"}");
    assertThat(Redactor.of(new KnownSecrets()).redact("OPENAI_API_KEY=abcdefghij1"))
        .isEqualTo("OPENAI_API_KEY=[redacted]");
  }

  @Test
  void ordinaryTextStays() {
    for (String text :
        List.of(
            "a short risk-ant-hill text",
            "task-anticipation-of-many-things",
            "The API key is missing: add one",
            "commit 0123456789abcdef0123456789abcdef01234567")) {
      assertThat(redactor.redact(text)).isEqualTo(text);
    }
  }

  private String streamed(String text, int size) {
    RedactedStream stream = new RedactedStream(redactor);
    StringBuilder passed = new StringBuilder();
    for (int at = 0; at < text.length(); at += size) {
      passed.append(stream.next(text.substring(at, Math.min(text.length(), at + size))));
    }
    return passed.append(stream.end()).toString();
  }

  @Test
  void aWordThatOnlyEndsLikeAKeysBeginningStaysWhereverItIsCut() {
    for (String word :
        List.of(
            "task-runner-implementation-of-everything",
            "disk-ant-partitioning-and-formatting",
            "A risk-assessment-of-the-whole-project, then")) {
      for (int first = 0; first <= word.length(); first++) {
        for (int second = first; second <= word.length(); second++) {
          RedactedStream stream = new RedactedStream(redactor);
          assertThat(
                  stream.next(word.substring(0, first))
                      + stream.next(word.substring(first, second))
                      + stream.next(word.substring(second))
                      + stream.end())
              .isEqualTo(word);
        }
      }
    }
  }

  @Test
  void aKeyRightAfterAKnownValueIsTakenOutOfAStream() {
    String text = SECRET + "sk-ant-api03-abcDEF_123-456 then";
    for (int size = 1; size < 20; size++) {
      assertThat(streamed(text, size)).isEqualTo("[redacted][redacted] then");
    }
  }

  @Test
  void aLongKeyInSmallPiecesIsTakenOutToItsEnd() {
    for (int length : List.of(600, 9_000, 30_000)) {
      String run = "aB3_".repeat(length / 4);
      assertThat(streamed("Authorization: Bearer " + run + "\nnext line", 7))
          .isEqualTo("Authorization: Bearer [redacted]\nnext line");
      assertThat(streamed("see sk-ant-" + run + " here", 7)).isEqualTo("see [redacted] here");
      assertThat(streamed("no task-" + run + " here", 7)).isEqualTo("no task-" + run + " here");
    }
  }

  @Test
  void aKnownValueAtTheEndOfALongKeyIsTakenOutToItsEnd() {
    assertThat(streamed("sk-ant-" + "aB3_".repeat(3_000) + SECRET + " here", 7))
        .isEqualTo("[redacted][redacted] here");
  }

  @Test
  void aLongBlockIsTakenOutAndWhatFollowsAnUnendedOneIsNot() {
    String lines = ("q".repeat(64) + "\n").repeat(400);
    String block =
        "-----BEGIN RSA PRIVATE KEY-----\n" + lines + "-----END RSA PRIVATE KEY-----\n(next)";
    assertThat(redactor.redact(block)).isEqualTo("[redacted](next)");
    assertThat(streamed(block, 50)).startsWith("[redacted]").endsWith("(next)").doesNotContain("q");
    String unended =
        "-----BEGIN PRIVATE KEY-----\n" + lines + "; " + "(a word)".repeat(2_000) + " end";
    assertThat(redactor.redact(unended)).startsWith("[redacted]; (a word)").endsWith(" end");
    assertThat(streamed(unended, 50)).doesNotContain("q").endsWith("(a word) end");
  }
}

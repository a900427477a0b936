package app.coppice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private static final String SECRET = "corr?ct/horse+b&ttery";

  private final Redactor redactor = Redactor.ofValues(Set.of(SECRET, "short"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aKnownValueIsTakenOutInEveryEncoding() {
    for (String form :
        List.of(
            SECRET,
            URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
            HexFormat.of().formatHex(bytes(SECRET)))) {
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
  void whatLooksLikeAKeyIsTakenOut() {
    for (String key :
        List.of(
            "sk-ant-api03-abcDEF_123-456",
            "ghp_0123456789abcdefghijABCDEFGHIJ012345",
            "github_pat_0123456789abcdefghij_ABCDEFG",
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----")) {
      assertThat(Redactor.ofShapes().redact("see " + key + " here"))
          .isEqualTo("see [redacted] here");
    }
  }

  @Test
  void theValueOfANamedKeyIsTakenOut() {
    assertThat(Redactor.ofShapes().redact("x-api-key: abcdefghij1"))
        .isEqualTo("x-api-key: [redacted]");
    assertThat(Redactor.ofShapes().redact("{\"authorization\": \"Bearer abcdefghij1\"}"))
        .isEqualTo("{\"authorization\": \"Bearer [redacted]\"}");
    assertThat(Redactor.ofShapes().redact("OPENAI_API_KEY=abcdefghij1"))
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
}

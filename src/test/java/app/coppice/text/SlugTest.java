package app.coppice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SlugTest {
  @Test
  void aPromptBecomesItsFirstTellingWords() {
    assertThat(Slug.of("Please fix the login retry, it hammers the server!"))
        .isEqualTo("fix-login-retry-it-hammers-server");
  }

  @Test
  void accentsAndApostrophesGo() {
    assertThat(Slug.of("Don't brûle é")).isEqualTo("dont-brule-e");
  }

  @Test
  void nothingLeftIsCalledSession() {
    assertThat(Slug.of("  日本語 $(rm -rf) ".replaceAll("[a-z]", ""))).isEqualTo("session");
  }

  @Test
  void noCharacterOfAShellOrRefSurvives() {
    assertThat(Slug.of("a..b ~^:?*[\\ @{ ; $(x) `y` ../z .lock\n\0")).matches("[a-z0-9-]+");
  }

  @Test
  void aLongWordIsCut() {
    assertThat(Slug.of("x".repeat(500))).hasSize(40);
  }

  @Test
  void aTakenNameIsNumbered() {
    assertThat(Slug.free("Fix login", Set.of("fix-login", "fix-login-2")::contains))
        .isEqualTo("fix-login-3");
  }
}

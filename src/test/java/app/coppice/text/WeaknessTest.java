package app.coppice.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeaknessTest {
  @Test
  void aPassphraseIsWeakByItsLengthItsVarietyOrWhatItIsMadeOf() {
    assertThat(Weakness.of("hunter2")).contains(Weakness.SHORT);
    assertThat(Weakness.of("abababababababab")).contains(Weakness.ALIKE);
    assertThat(Weakness.of("Password123456")).contains(Weakness.COMMON);
    assertThat(Weakness.of("coppice-secret!")).contains(Weakness.COMMON);
    assertThat(Weakness.of("plum harbour sixty velvet")).isEmpty();
    assertThat(Weakness.of("my secret is plum velvet")).isEmpty();
    assertThat(Weakness.of("")).isEmpty();
  }

  @Test
  void aHintNamesTheProgramAsItWasStarted() {
    assertThat(ProgramName.command("vault init")).isEqualTo("coppice vault init");
    System.setProperty("coppice.command", "target/coppice");
    try {
      assertThat(ProgramName.command("vault init")).isEqualTo("target/coppice vault init");
    } finally {
      System.clearProperty("coppice.command");
    }
  }
}

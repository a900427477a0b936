package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultCommandTest {
  private static final String SECRET = "sk-canary-91f3";

  @TempDir private Path folder;

  @Test
  void aSecretIsKeptListedByNameAndRemoved() throws IOException {
    CommandRun made = vault("correct horse\n", "init");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out())
        .contains("Only the passphrase protects it (there is no keychain on this system)")
        .containsPattern("(?m)^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$");

    CommandRun kept = vault("correct horse\n" + SECRET + "\n", "set", "anthropic");
    assertThat(kept.code()).as(kept.err()).isZero();
    CommandRun listed = vault("correct horse\n", "list");
    assertThat(listed.out()).isEqualTo("anthropic\n");
    assertThat(made.out() + kept.out() + kept.err() + listed.out()).doesNotContain(SECRET);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(SECRET)
            .doesNotContain("correct horse");
      }
    }

    assertThat(vault("correct horse\n", "remove", "anthropic").code()).isZero();
    assertThat(vault("correct horse\n", "list").out()).isEmpty();
  }

  @Test
  void onlyTheNewPassphraseOpensAfterAChange() {
    assertThat(vault("old words\n", "init").code()).isZero();
    assertThat(vault("old words\nnew words\n", "passphrase").code()).isZero();

    CommandRun refused = vault("old words\n", "list");
    assertThat(refused.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(refused.err()).contains("Wrong passphrase");
    assertThat(vault("new words\n", "list").code()).isZero();
  }

  @Test
  void theRecoveryCodeGivesANewPassphrase() {
    CommandRun made = vault("old words\n", "init", "--json");
    assertThat(made.only("done").path("keychain").asString()).isEqualTo("none");
    String code = made.only("done").path("recoveryCode").asString();

    CommandRun wrong = vault("0000\nnew words\n", "recover");
    assertThat(wrong.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(wrong.err()).contains("not the recovery code");
    assertThat(vault(code + "\nnew words\n", "recover").code()).isZero();
    assertThat(vault("old words\n", "list").err()).contains("Wrong passphrase");
    assertThat(vault("new words\n", "list").code()).isZero();
  }

  @Test
  void aNewRecoveryCodeTakesThePlaceOfTheOldOne() {
    assertThat(vault("words\n", "recovery").err()).contains("coppice vault init");
    String old = vault("words\n", "init", "--json").only("done").path("recoveryCode").asString();
    assertThat(vault("wrong\n", "recovery").err()).contains("Wrong passphrase");

    CommandRun made = vault("words\n", "recovery", "--json");
    assertThat(made.code()).as(made.err()).isZero();
    String code = made.only("done").path("recoveryCode").asString();

    assertThat(vault(old + "\nnew words\n", "recover").err()).contains("not the recovery code");
    assertThat(vault(code + "\nnew words\n", "recover").code()).isZero();
    assertThat(vault("words\n", "recovery").code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(vault("new words\n", "recovery").out())
        .contains("shown once")
        .containsPattern("(?m)^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$");
  }

  @Test
  void aDamagedVaultIsRestoredFromItsLastGoodCopy() throws IOException {
    assertThat(vault("words\n", "init").code()).isZero();
    assertThat(vault("words\n" + SECRET + "\n", "set", "anthropic").code()).isZero();
    assertThat(vault("", "restore").err()).contains("not damaged");
    Path file = new Profile(folder.resolve("profile")).vaultFile();
    Files.writeString(file, "damaged");

    assertThat(vault("words\n", "list").err()).contains("coppice vault restore");
    assertThat(CommandRun.of("doctor", "--profile", folder.resolve("profile").toString()).out())
        .contains("coppice vault restore");
    assertThat(vault("", "restore").code()).isZero();
    assertThat(vault("words\n", "list").code()).isZero();
  }

  @Test
  void aVaultIsNeverMadeTwiceAndNothingWorksWithoutOne() {
    assertThat(vault("words\n", "list").err()).contains("coppice vault init");
    assertThat(vault("words\n", "init").code()).isZero();
    CommandRun again = vault("others\n", "init");
    assertThat(again.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(again.err()).contains("There is a vault already");
  }

  @Test
  void aSecretOnTheCommandLineIsBadUsage() {
    CommandRun run = vault("words\n", "set", "anthropic", SECRET);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run.err()).doesNotContain(SECRET);
  }

  private CommandRun vault(String input, String... words) {
    String[] all = new String[words.length + 3];
    Arrays.setAll(
        all,
        i ->
            switch (i) {
              case 0 -> "vault";
              case 1 -> words[0];
              case 2 -> "--profile";
              case 3 -> folder.resolve("profile").toString();
              default -> words[i - 3];
            });
    return CommandRun.withInput(input, all);
  }
}

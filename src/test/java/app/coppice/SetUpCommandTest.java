package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.session.SessionReports;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.settings.RepositorySettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
final class SetUpCommandTest {
  private static final String SECRET = "sk-ant-api03-" + "a1B2c3D4e5".repeat(9);

  @TempDir Path folder;

  @Test
  void whatAFailedSetUpScriptSaidIsToldWithoutSecretsAndItRunsAgainByItsCommand() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    String profile = folder.resolve("profile").toString();
    Path permit = folder.resolve("permit");
    String script =
        "i=0; while [ $i -lt 60 ]; do i=$((i+1)); echo step $i; done;"
            + " echo no database at "
            + SECRET
            + "; test -e "
            + permit;
    try (LiveEngine live =
        LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:1"), "none")) {
      live.engine()
          .outfits()
          .save(git.folder(), RepositorySettings.DEFAULT.withScripts(script, "", 1))
          .get(30, TimeUnit.SECONDS);
    }

    CommandRun failed =
        CommandRun.of(
            "exec", "--rehearsal", "--profile", profile, "--repo", git.folder().toString());
    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.out())
        .contains("step 60", "no database at")
        .doesNotContain("step 12\n", SECRET)
        .containsPattern("coppice set-up [0-9a-f]{8}");
    String id = failed.out().replaceAll("(?s).*coppice set-up ([0-9a-f]{8}).*", "$1");
    assertThat(CommandRun.of("show", id, "--profile", profile).out())
        .contains("no database at")
        .doesNotContain(SECRET);

    CommandRun again = CommandRun.of("set-up", id, "--profile", profile);
    assertThat(again.code()).isEqualTo(5);
    assertThat(again.err()).contains("exit code 1");
    assertThat(again.out()).contains("no database at").doesNotContain(SECRET);
    Files.createFile(permit);
    CommandRun well = CommandRun.of("set-up", id, "--profile", profile);
    assertThat(well.code()).as(well.err()).isZero();
    assertThat(well.out()).contains("ended well", "1 prompt waits");
    // This process has no key and ends: the prompt is for one that stays.
    assertThat(SessionReports.look(new Profile(folder.resolve("profile"))))
        .singleElement()
        .satisfies(session -> {
          assertThat(session.queue()).hasSize(1);
          assertThat(session.state()).isEqualTo(SessionState.IDLE);
          assertThat(session.resumable()).isFalse();
          assertThat(session.transcript().entries()).noneMatch(Entry.Prompt.class::isInstance);
        });

    CommandRun sent = CommandRun.of("send", id, "And then?", "--profile", profile);
    assertThat(sent.code()).as(sent.err()).isZero();
    assertThat(SessionReports.look(new Profile(folder.resolve("profile"))))
        .singleElement()
        .satisfies(session -> {
          assertThat(session.queue()).isEmpty();
          assertThat(session.transcript().entries().stream().filter(Entry.Prompt.class::isInstance))
              .hasSize(2)
              .last()
              .isInstanceOfSatisfying(
                  Entry.Prompt.class, it -> assertThat(it.text()).isEqualTo("And then?"));
        });
  }
}

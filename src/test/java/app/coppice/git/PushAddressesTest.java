package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a push goes, and what of the configuration may lead it.
final class PushAddressesTest {
  private static final GitProgram PROGRAM = new GitProgram(GitSandbox::run, Map.of());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git@host:a/b.git",
        "host:b.git",
        "[::1]:b.git",
        "ssh://host/b.git",
        "https://host/b.git",
        "git://host/b.git"
      })
  void whatLeavesTheMachineIsToldFromWhatDoesNot(String elsewhere) throws Exception {
    var addresses = new PushAddresses(folder, List.of(elsewhere), PROGRAM);
    assertThat(addresses.problem(Optional.empty(), "")).isEmpty();
    assertThat(addresses.receivePack(Optional.empty())).isEqualTo("git-receive-pack");
    assertThat(addresses.variables().get("GIT_ALLOW_PROTOCOL")).doesNotContain("file");
    for (String here : List.of("../x.git", "/x:y", "file:///x", "ext::sh x", "x", "./a:b")) {
      assertThat(problem(here)).as(here).isPresent();
      assertThat(problem(elsewhere, here)).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/a/b.git, git@host:a/b, true",
    "https://me:secret@Host:8443/a/b/, ssh://git@host:22/a/b.git, true",
    "git@host:/a/b, host:a/b.git, true",
    "[::1]:a/b, ssh://[::1]/a/b, true",
    "https://host/a/b, https://host/me/b, false",
    "https://host/a/b, https://other/a/b, false",
    "host:22/b, ssh://host/b, false",
    "git@host:a/b, ../a/b, false",
  })
  void oneRepositoryIsToldFromAnotherHoweverItIsReached(String one, String other, boolean same) {
    var there = new PushAddresses(folder, List.of(one), PROGRAM).places();
    assertThat(there.equals(new PushAddresses(folder, List.of(other), PROGRAM).places()))
        .isEqualTo(same);
  }

  private Optional<String> problem(String... urls) {
    return new PushAddresses(folder, List.of(urls), PROGRAM).problem(Optional.empty(), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.proxy",
        "http.sslVerify",
        "http.https://host/.sslCAInfo",
        "http.curloptResolve",
        "remote.origin.proxy",
        "fetch.bundleuri"
      })
  void whatCouldLeadCredentialsElsewhereIsRefusedOfTheRepositoryAlone(String key) throws Exception {
    String line = key + "\nfalse\0";
    assertThatThrownBy(() -> new RemoteKeys("local\0" + line))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(key);
    assertThat(new RemoteKeys("global\0" + line).environment("")).containsKey("GIT_SSH_COMMAND");
    assertThat(
            new RemoteKeys("local\0http.postbuffer\n1\0local\0gpg.ssh.defaultkeycommand\nx\0")
                .environment(""))
        .containsValue("gpg.ssh.defaultkeycommand")
        .doesNotContainValue("x")
        .containsEntry("GIT_NO_LAZY_FETCH", "1");
  }
}

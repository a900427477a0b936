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

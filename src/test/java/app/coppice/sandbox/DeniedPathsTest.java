package app.coppice.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.sandbox.AccessDeniedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths that lead out of the folder, to what is no file, or to git's own files.
class DeniedPathsTest extends CapabilityFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "src/../../ws-evil/secret",
        "src/..",
        "/etc/passwd",
        "//etc/passwd",
        "~/.ssh/id_rsa",
        "~root/x",
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "C:\\Windows\\win.ini",
        "c:/Windows/win.ini",
        "\\\\server\\share",
        "a\0b",
        "a\nb",
        "/proc/self/environ",
        "/dev/zero"
      })
  void aPathThatIsNotBelowTheRootIsDenied(String path) {
    assertDenied(path, Reason.MALFORMED);
  }

  @Test
  void aSiblingWithTheSamePrefixIsOutOfReach() {
    assertDenied("../ws-evil/secret", Reason.MALFORMED);
    assertDenied(outside.resolve("secret").toString(), Reason.MALFORMED);
  }

  @Test
  void aLinkedFileIsNeitherReadNorWritten() throws IOException {
    Files.createSymbolicLink(root.resolve("link"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("inner"), Path.of("src/a.txt"));

    assertDenied("link", Reason.LINK);
    assertDenied("inner", Reason.LINK);
    assertThat(outside.resolve("secret")).hasContent("outside");
    assertThat(text("src/a.txt")).isEqualTo("inside");
  }

  @Test
  void aLinkedParentIsNotEntered() throws IOException {
    Files.createSymbolicLink(root.resolve("up"), outside);

    assertDenied("up/secret", Reason.LINK);
    assertWriteDenied("up/new/deep", Reason.LINK);
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> capability.list("up"));
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> capability.exists("up/secret"));
    assertThat(outside).isDirectoryNotContaining("glob:**new*");
  }

  @Test
  void aDanglingLinkIsNotWrittenThrough() throws IOException {
    Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("born"));

    assertWriteDenied("dangling", Reason.LINK);
    assertThat(outside.resolve("born")).doesNotExist();
  }

  @Test
  void aHardLinkToOutsideIsNotReadAndAWriteLeavesTheOutsideAlone() throws IOException {
    Files.createLink(root.resolve("hard"), outside.resolve("secret"));

    assertReadDenied("hard", Reason.HARD_LINK);
    capability.write("hard", "mine".getBytes(UTF_8));

    assertThat(outside.resolve("secret")).hasContent("outside");
    assertThat(capability.read("hard", LIMIT)).asString(UTF_8).isEqualTo("mine");
  }

  @Test
  void aPackageManagersHardLinksAreRead() throws IOException {
    Files.createDirectories(root.resolve("node_modules/a"));
    Files.createLink(root.resolve("node_modules/a/index.js"), outside.resolve("secret"));

    assertThat(capability.read("node_modules/a/index.js", LIMIT)).isNotEmpty();
  }

  @Test
  void aPipeIsRefusedAtOnce() throws Exception {
    var made =
        new DirectLauncher(CleanEnvironment.ofThisProcess())
            .run(
                new LaunchRequest(List.of("mkfifo", "pipe"), root, Map.of()),
                new byte[0],
                Duration.ofSeconds(30),
                LIMIT);
    assertThat(made.exitStatus()).isZero();

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertDenied("pipe", Reason.SPECIAL_FILE));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> capability.read("pipe/x", LIMIT)));
  }

  @Test
  void noCapabilityIsGrantedForDevicesOrProcesses() {
    for (String system : List.of("/dev", "/proc/self", "/sys", "/")) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> new Broker(Set.of()).grant(Scope.readOnly(Path.of(system))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/config.worktree",
        ".git/worktrees/one/config.worktree",
        ".git/worktrees/one/commondir",
        ".git/config",
        ".GIT/config",
        ".Git/hooks/pre-commit",
        ".git./config",
        ".git /config",
        ".git. . /config",
        ".g\u200cit/config",
        "\u200d.git/config",
        ".gi\ufefft/config",
        ".git::$INDEX_ALLOCATION/config",
        "GIT~1/config",
        "git~2/hooks/x",
        "sub/module/.git/config",
        "sub\\.git\\config",
        ".git"
      })
  void gitsOwnFilesAreOutOfReachInEveryDisguise(String path) {
    assertDenied(path, Reason.PROTECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".mcp.json",
        ".coppice/permissions.json",
        ".VSCode/tasks.json",
        "sub/.envrc",
        ".gitmodules"
      })
  void protectedConfigurationIsNotCreated(String path) {
    assertWriteDenied(path, Reason.PROTECTED);
    assertThat(root.resolve(path)).doesNotExist();
  }

  @Test
  void ordinaryNamesThatLookAlikeAreFree() throws IOException {
    for (String path : List.of(".github/x.yml", ".gitignore", ".gitattributes", "git/x", "a~b")) {
      capability.write(path, "x".getBytes(UTF_8));
      assertThat(text(path)).isEqualTo("x");
    }
  }

  @Test
  void aRenamedGitFolderIsStillGits() throws IOException {
    Files.move(root.resolve(".git"), root.resolve("moved"));

    assertDenied("moved/config", Reason.PROTECTED);
    assertWriteDenied("moved/hooks/pre-commit", Reason.PROTECTED);
  }
}

package app.coppice.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.sandbox.AccessDeniedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityTest {
  private static final int LIMIT = 1000;

  @TempDir Path folder;
  private Path root;
  private Path outside;
  private Capability capability;

  @BeforeEach
  void grant() throws IOException {
    root = Files.createDirectories(folder.resolve("ws"));
    outside = Files.createDirectories(folder.resolve("ws-evil"));
    Files.writeString(outside.resolve("secret"), "outside");
    Files.createDirectories(root.resolve("src"));
    Files.writeString(root.resolve("src/a.txt"), "inside");
    Files.createDirectories(root.resolve(".git/hooks"));
    Files.writeString(root.resolve(".git/config"), "[core]");
    capability = new Broker(Set.of()).grant(Scope.readWrite(root));
  }

  private void assertDenied(String path, Reason reason) {
    assertReadDenied(path, reason);
    assertWriteDenied(path, reason);
  }

  private void assertReadDenied(String path, Reason reason) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> capability.read(path, LIMIT))
        .matches(denied -> denied.reason() == reason, "denied as " + reason);
  }

  private void assertWriteDenied(String path, Reason reason) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> capability.write(path, new byte[] {1}))
        .matches(denied -> denied.reason() == reason, "denied as " + reason);
  }

  private String text(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  @Test
  void readsAFileUpToTheLimit() throws IOException {
    assertThat(capability.read("src/a.txt", LIMIT)).asString(UTF_8).isEqualTo("inside");
    assertThat(capability.read("./src//a.txt", 2)).asString(UTF_8).isEqualTo("in");
  }

  @Test
  void writesAFileAndTheFoldersAboveIt() throws IOException {
    capability.write("x/y/z.txt", "new".getBytes(UTF_8));
    capability.write("src/a.txt", "changed".getBytes(UTF_8));

    assertThat(text("x/y/z.txt")).isEqualTo("new");
    assertThat(text("src/a.txt")).isEqualTo("changed");
    assertThat(capability.list("")).containsExactly("src/", "x/");
    assertThat(capability.list("src")).containsExactly("a.txt");
  }

  @Test
  void aReplacedFileKeepsItsExecutableBit() throws IOException {
    Path script = root.resolve("run.sh");
    Files.writeString(script, "old");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));

    capability.write("run.sh", "new".getBytes(UTF_8));

    assertThat(Files.readString(script)).isEqualTo("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void whatIsMissingIsNotDenied() throws IOException {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> capability.read("no/where", LIMIT));
    assertThat(capability.exists("no/where")).isFalse();
    assertThat(capability.exists("src/a.txt")).isTrue();
    assertThat(capability.exists("src")).isTrue();
  }

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

  @Test
  void aReadOnlyPathIsReadButNotWrittenUnderAnyName() throws IOException {
    Path profile = Files.createDirectories(root.resolve("profile"));
    Files.writeString(profile.resolve("settings.json"), "{}");
    capability = new Broker(Set.of(profile)).grant(Scope.readWrite(root));

    assertThat(capability.read("profile/settings.json", LIMIT)).asString(UTF_8).isEqualTo("{}");
    assertWriteDenied("profile/settings.json", Reason.PROTECTED);
    assertWriteDenied("PROFILE/new", Reason.PROTECTED);
    Files.move(profile, root.resolve("elsewhere"));
    assertWriteDenied("elsewhere/settings.json", Reason.PROTECTED);
  }

  @Test
  void aVerbThatWasNotGrantedIsDenied() throws IOException {
    capability = new Broker(Set.of()).grant(Scope.readOnly(root));

    assertWriteDenied("src/a.txt", Reason.NOT_GRANTED);
    assertThat(capability.read("src/a.txt", LIMIT)).isNotEmpty();
  }

  @Test
  void aRevokedCapabilityDeniesEverything() {
    capability.revoke();

    assertDenied("src/a.txt", Reason.NOT_GRANTED);
  }

  @Test
  void aReplacedRootIsNoticed() throws IOException {
    Files.move(root, folder.resolve("old"));
    Files.createSymbolicLink(root, outside);

    assertDenied("secret", Reason.ROOT_REPLACED);
  }

  @Test
  void aWalkIsSortedSkipsIgnoredLinkedAndGitFiles() throws IOException {
    Files.createDirectories(root.resolve("b/target"));
    Files.writeString(root.resolve("b/target/out"), "");
    Files.writeString(root.resolve("b/x"), "");
    Files.writeString(root.resolve("a.txt"), "");
    Files.createSymbolicLink(root.resolve("c"), outside);
    Files.createSymbolicLink(root.resolve("d"), Path.of("d"));
    var seen = new ArrayList<String>();

    capability.walk("", path -> path.endsWith("target/"), seen::add);
    assertThat(seen).containsExactly("a.txt", "b/x", "src/a.txt");

    seen.clear();
    capability.walk(
        "",
        _ -> false,
        path -> {
          seen.add(path);
          return false;
        });
    assertThat(seen).containsExactly("a.txt");
  }

  @Test
  void nobodyCanTellBeforehandWhereAWriteWillStand() {
    var names = Stream.generate(TemporaryNames::next).limit(1000).toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() >= 32);
  }

  @Test
  void aFailedWriteLeavesNoTemporaryFile() throws IOException {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> capability.write("src", new byte[] {1}));

    assertThat(capability.list("")).containsExactly("src/");
    assertThat(Files.isDirectory(root.resolve("src"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}

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
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapabilityTest extends CapabilityFixture {
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

package app.coppice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  private static final Path HOME = Path.of("/home/me");

  private static Path usual(String system, Map<String, String> environment) {
    return Profile.usual(environment, system, HOME).folder();
  }

  @Test
  void theUsualPlaceIsThePlatforms() {
    assertThat(usual("Linux", Map.of())).isEqualTo(HOME.resolve(".local/share/coppice"));
    assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "/data"))).hasToString("/data/coppice");
    assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "data")))
        .isEqualTo(HOME.resolve(".local/share/coppice"));
    assertThat(usual("Mac OS X", Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(HOME.resolve("Library/Application Support/Coppice"));
    assertThat(usual("Windows 11", Map.of("APPDATA", "/roaming"))).hasToString("/roaming/Coppice");
  }

  @Test
  void theHomeOfTheEnvironmentGoesBeforeTheAccounts() {
    assertThat(usual("Linux", Map.of("HOME", "/other"))).hasToString("/other/.local/share/coppice");
    assertThat(usual("Linux", Map.of("HOME", "/other", "XDG_DATA_HOME", "/data")))
        .hasToString("/data/coppice");
    assertThat(usual("Linux", Map.of("HOME", "other")))
        .isEqualTo(HOME.resolve(".local/share/coppice"));
  }

  @Test
  void aFolderThatIsThereKeepsItsRightsAndIsWarnedOf(@TempDir Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    var profile = new Profile(folder);

    profile.create();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwxr-x---");
    assertThat(profile.warnings()).singleElement().asString().contains("chmod 700");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile.journals())))
        .isEqualTo("rwx------");
    var own = new Profile(folder.resolve("own"));
    own.create();
    assertThat(own.warnings()).isEmpty();
  }

  @Test
  void onlyTheOwnerMayEnter(@TempDir Path folder) throws IOException {
    var profile = new Profile(folder.resolve("a/b"));
    profile.create();
    profile.create();

    for (Path each : new Path[] {profile.folder(), profile.journals(), profile.worktrees()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }
}

package app.coppice.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.coppice.settings.Settings.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
  @TempDir Path folder;
  private Profile profile;

  @BeforeEach
  void createProfile() throws IOException {
    profile = new Profile(folder.resolve("profile"));
    profile.create();
  }

  private SettingsStore<Settings> open() throws IOException {
    return SettingsStore.settings(profile);
  }

  private void write(String json) throws IOException {
    Files.writeString(profile.settingsFile(), json);
  }

  private String written() throws IOException {
    return Files.readString(profile.settingsFile());
  }

  private static Settings withTheme(Settings old, Theme theme) {
    return new Settings(
        theme,
        old.baseUrl(),
        old.model(),
        old.mode(),
        old.fontSize(),
        old.terminalFontSize(),
        old.autoLockMinutes(),
        old.worktreeFolder());
  }

  private static Settings dark(Settings old) {
    return withTheme(old, Theme.DARK);
  }

  private static Settings light(Settings old) {
    return withTheme(old, Theme.LIGHT);
  }

  @Test
  void aFreshProfileHasTheDefaultsAndNoFile() throws IOException {
    assertThat(open().get()).isEqualTo(Settings.DEFAULT);
    assertThat(profile.settingsFile()).doesNotExist();
  }

  @Test
  void aChangeIsThereAfterOpeningAgainAndThePreviousOneIsKept() throws IOException {
    assertThat(open().update(SettingsStoreTest::dark)).isInstanceOf(SaveResult.Saved.class);
    assertThat(open().get().theme()).isEqualTo(Theme.DARK);
    assertThat(open().update(SettingsStoreTest::light)).isInstanceOf(SaveResult.Saved.class);

    assertThat(profile.folder().resolve("settings.json.bak")).content().contains("DARK");
    try (var files = Files.list(profile.folder())) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  void aWordIsReadInAnyCase() throws IOException {
    write("{\"theme\":\"dark\"}");
    assertThat(open().get().theme()).isEqualTo(Theme.DARK);
    write("{\"theme\":\"Light\"}");
    assertThat(open().get().theme()).isEqualTo(Theme.LIGHT);
    assertThat(open().notices()).isEmpty();
  }

  @Test
  void anUnknownWordGivesWayToTheLastGoodOneAndIsTold() throws IOException {
    open().update(SettingsStoreTest::dark);
    open().update(SettingsStoreTest::light);
    write("{\"theme\":\"purple\"}");
    var store = open();

    assertThat(store.get().theme()).isEqualTo(Theme.DARK);
    assertThat(store.notices())
        .containsExactly(
            "The setting “theme” can’t be \"purple\". The last good value is used: \"DARK\".");
    assertThat(written()).contains("purple");
  }

  @Test
  void noChangeIsNoWrite() throws IOException {
    assertThat(open().update(old -> old)).isInstanceOf(SaveResult.Saved.class);

    assertThat(profile.settingsFile()).doesNotExist();
  }

  @Test
  void keysAndValuesOfANewerReleaseSurviveAChange() throws IOException {
    write("{\"version\":1,\"theme\":\"SOLAR\",\"fontSize\":15,\"flux\":{\"a\":[1]}}");
    var store = open();

    assertThat(store.get().theme()).isEqualTo(Theme.SYSTEM);
    assertThat(store.get().fontSize()).isEqualTo(15);
    assertThat(store.notices()).singleElement().asString().contains("theme");
    var old = store.get();
    var _ =
        store.update(
            _ -> new Settings(old.theme(), old.baseUrl(), "other", old.mode(), 15, 13, 15, ""));

    assertThat(written()).contains("SOLAR", "flux", "other");
  }

  @Test
  void aDamagedFileIsPutAsideAndTheLastGoodOneIsUsed() throws IOException {
    var _ = open().update(SettingsStoreTest::dark);
    var _ = open().update(SettingsStoreTest::light);
    write("{\"theme\": \"LI");

    var store = open();

    assertThat(store.get().theme()).isEqualTo(Theme.DARK);
    assertThat(store.notices()).singleElement().asString().contains("damaged-1");
    assertThat(profile.folder().resolve("settings.json.damaged-1")).hasContent("{\"theme\": \"LI");
    assertThat(open().get().theme()).isEqualTo(Theme.DARK);
    assertThat(open().notices()).isEmpty();
  }

  @Test
  void everyDamagedFileIsKept() throws IOException {
    for (String content : List.of("", "[1]", "\0\0\0", "{\"a\":1,\"a\":2}", "nul")) {
      write(content);
      assertThat(open().get()).isEqualTo(Settings.DEFAULT);
    }
    assertThat(profile.folder().resolve("settings.json.damaged-5")).hasContent("nul");
  }

  @Test
  void aFileOfANewerVersionIsReadAndNeverOverwritten() throws IOException {
    String newer = "{\"version\":2,\"theme\":\"LIGHT\"}";
    write(newer);
    var store = open();

    assertThat(store.get().theme()).isEqualTo(Theme.LIGHT);
    assertThat(store.notices()).singleElement().asString().contains("newer");
    assertThat(store.update(SettingsStoreTest::dark)).isInstanceOf(SaveResult.KeptInMemory.class);
    assertThat(store.get().theme()).isEqualTo(Theme.DARK);
    assertThat(written()).isEqualTo(newer);
  }

  @Test
  void aDiskThatFailsLeavesTheChangeInMemory() throws IOException {
    var store = open();
    Files.move(profile.folder(), folder.resolve("gone"));

    assertThat(store.update(SettingsStoreTest::dark)).isInstanceOf(SaveResult.KeptInMemory.class);
    assertThat(store.get().theme()).isEqualTo(Theme.DARK);
  }

  @Test
  void aListenerHearsEachChangeUntilItsSubscriptionIsClosed() throws IOException {
    var store = open();
    var heard = new ArrayList<Theme>();
    var subscription = store.subscribe(settings -> heard.add(settings.theme()));
    var _ = store.update(SettingsStoreTest::dark);
    subscription.close();
    var _ = store.update(SettingsStoreTest::light);

    assertThat(heard).containsExactly(Theme.DARK);
  }

  @Test
  void aFontSizeOutOfRangeIsNoSetting() throws IOException {
    write("{\"fontSize\":4000}");

    assertThat(open().get().fontSize()).isEqualTo(13);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Settings(Theme.DARK, "", "", "", 13, 1, 0, ""));
  }
}

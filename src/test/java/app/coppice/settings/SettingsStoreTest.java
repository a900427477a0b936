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
    return with(old, theme, old.model(), old.terminal());
  }

  private static Settings with(
      Settings old, Theme theme, String model, TerminalPreferences terminal) {
    return new Settings(
        theme,
        old.baseUrl(),
        model,
        old.mode(),
        old.fontSize(),
        old.terminalFontSize(),
        old.autoLockMinutes(),
        old.worktreeFolder(),
        terminal,
        old.editor());
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
    var _ = store.update(_ -> with(old, old.theme(), "other", old.terminal()));

    assertThat(written()).contains("SOLAR", "flux", "other");
  }

  @Test
  void whatTerminalsAreLikeIsReadKeyByKey() throws IOException {
    write(
        "{\"terminal\":{\"scrollbackLines\":5,\"ligatures\":true,\"font\":\"Fira Code\","
            + "\"aura\":1}}");
    var store = open();

    TerminalPreferences usual = TerminalPreferences.DEFAULT;
    TerminalPreferences read =
        new TerminalPreferences("Fira Code", 100_000, false, false, true, false, false);
    assertThat(store.get().terminal()).isEqualTo(read);
    assertThat(store.notices())
        .singleElement()
        .asString()
        .startsWith("The setting “terminal.scrollbackLines” can’t be 5.");
    var _ = store.update(old -> with(old, old.theme(), old.model(), usual));
    assertThat(written()).contains("aura", "\"scrollbackLines\" : 5", "\"ligatures\" : false");
    assertThat(open().get().terminal()).isEqualTo(usual);
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
        .isThrownBy(() ->
            new Settings(Theme.DARK, "", "", "", 13, 1, 0, "", TerminalPreferences.DEFAULT, ""));
  }
}

package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SchemeFileTest {
  private static String iterm(int colours) {
    StringBuilder text =
        new StringBuilder(
            "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"x\">"
                + "<plist version=\"1.0\"><dict>");
    for (int i = 0; i < colours; i++) {
      entry(text, "Ansi " + i + " Color", i / 15.0);
    }
    entry(text, "Background Color", 0.1);
    entry(text, "Foreground Color", 0.9);
    entry(text, "Selection Color", 0.5);
    return text.append("</dict></plist>").toString();
  }

  private static void entry(StringBuilder text, String name, double red) {
    text.append(
        String.format(
            Locale.ROOT,
            "<key>%s</key>%n<dict><key>Alpha Component</key><real>1</real>%n"
                + "<key>Blue Component</key><real>0.2</real><key>Color Space</key>"
                + "<string>sRGB</string><key>Green Component</key><real>1.0</real>"
                + "<key>Red Component</key><real>%f</real></dict>",
            name,
            red));
  }

  private static String windows(String more) {
    StringBuilder text = new StringBuilder("{\"name\": \"Dusk\", \"foreground\": \"#ABCDEF\",");
    for (int i = 0; i < ColourScheme.NAMES.size(); i++) {
      text.append("\"%s\": \"#0000%02x\",".formatted(ColourScheme.NAMES.get(i), i));
    }
    return text.append(more).append('}').toString();
  }

  @Test
  void aSchemeOfITermHasAllItsColours() {
    ColourScheme scheme = SchemeFile.read(iterm(16), "dusk").orElseThrow();
    assertThat(scheme.name()).isEqualTo("dusk");
    assertThat(scheme.base()).hasSize(16).startsWith(0x00ff33, 0x11ff33).endsWith(0xffff33);
    assertThat(scheme.background()).isEqualTo(0x1aff33);
    assertThat(scheme.foreground()).isEqualTo(0xe6ff33);
    assertThat(scheme.cursor()).as("without one it is the text's").isEqualTo(scheme.foreground());
    assertThat(scheme.selection()).isEqualTo(0x80ff33);
  }

  @Test
  void aSchemeOfWindowsTerminalHasAllItsColours() {
    ColourScheme scheme =
        SchemeFile.read(windows("\"background\": \"#123\", \"cursorColor\": \"#ffffff\""), "x")
            .orElseThrow();
    assertThat(scheme.name()).isEqualTo("Dusk");
    assertThat(scheme.foreground()).isEqualTo(0xabcdef);
    assertThat(scheme.background()).isEqualTo(0x112233);
    assertThat(scheme.cursor()).isEqualTo(0xffffff);
    assertThat(scheme.base()).startsWith(0, 1, 2).endsWith(15);
  }

  @Test
  void theFirstSchemeOfItsSettingsIsTaken() {
    String settings =
        "// settings\n{\"profiles\": {}, \"schemes\": ["
            + windows("\"background\": \"#000000\"")
            + ", {}],}";
    assertThat(SchemeFile.read(settings, "x").orElseThrow().name()).isEqualTo("Dusk");
  }

  @Test
  void whatIsKeptIsReadTheSameAgain() {
    ColourScheme scheme = SchemeFile.read(iterm(16), "dusk").orElseThrow();
    assertThat(SchemeFile.read(scheme.json(), "other")).contains(scheme);
  }

  @Test
  void aSchemeThatIsNotWholeIsNone() {
    assertThat(SchemeFile.read(iterm(15), "x")).isEmpty();
    assertThat(SchemeFile.read(windows("\"background\": \"url(x)\""), "x")).isEmpty();
    assertThat(SchemeFile.read("{\"a\": ", "x")).isEmpty();
    assertThat(SchemeFile.read("", "x")).isEmpty();
    assertThat(SchemeFile.read("<plist><dict/></plist>", "x")).isEmpty();
  }
}

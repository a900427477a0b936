package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.coppice.terminal.Screen.Style;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The terminal's description, `packaging/terminfo`, compiled and held against the emulator.
class TerminfoTest extends PtyTest {
  private static final Path SOURCE = Path.of("packaging", "terminfo", "coppice.terminfo");

  /// AWT's codes of the keys by their capability's name.
  private static final Map<String, Integer> KEYS =
      Map.of(
          "UP", 0x26, "DN", 0x28, "RIT", 0x27, "LFT", 0x25, "HOM", 0x24, "END", 0x23, "IC", 0x9b,
          "DC", 0x7f, "PRV", 0x21, "NXT", 0x22);

  private final Map<String, String> strings = new TreeMap<>();
  private Map<String, String> installed = Map.of();

  @BeforeEach
  void compile() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/tic")), "no tic program (apt: ncurses-bin)");
    Path compiled = folder.resolve("terminfo");
    PtySession tic =
        start("tic", "-x", "-o", compiled.toString(), SOURCE.toAbsolutePath().toString());
    awaitExit(tic);
    assertThat(Screens.text(tic.screen().frame(Screen.Frame.EMPTY))).isEmpty();
    assertThat(tic.exitStatus()).hasValue(0);
    installed = Map.of("TERMINFO_DIRS", compiled + ":", "TERM", "xterm-256color");
    Path list = folder.resolve("list");
    PtySession infocmp = start(installed, "sh", "-c", "infocmp -1 -x >" + list);
    awaitExit(infocmp);
    for (String line : Files.readAllLines(list)) {
      String capability = line.strip();
      int equals = capability.indexOf('=');
      if (equals > 0) {
        strings.put(
            capability.substring(0, equals),
            bytes(capability.substring(equals + 1, capability.length() - 1)));
      }
    }
  }

  /// A string as infocmp writes it: `\E`, `^H`, `\007` and delays.
  private static String bytes(String written) {
    Matcher part = Pattern.compile("\\\\([0-7]{3})|\\\\(.)|\\^(.)|\\$<[^>]*>").matcher(written);
    StringBuilder text = new StringBuilder();
    while (part.find()) {
      String one = "";
      if (part.group(1) != null) {
        one = Character.toString(Integer.parseInt(part.group(1), 8));
      } else if (part.group(2) != null) {
        one = escaped(part.group(2));
      } else if (part.group(3) != null) {
        one = part.group(3).equals("?") ? "\177" : Character.toString(part.group(3).charAt(0) & 31);
      }
      part.appendReplacement(text, Matcher.quoteReplacement(one));
    }
    return part.appendTail(text).toString();
  }

  private static String escaped(String letter) {
    return switch (letter) {
      case "E" -> "\033";
      case "n" -> "\n";
      case "r" -> "\r";
      case "s" -> " ";
      default -> letter;
    };
  }

  private String string(String name) {
    return Objects.requireNonNull(strings.get(name), name);
  }

  @Test
  void programsFindItUnderTheNameThatOtherMachinesKnowToo() throws Exception {
    PtySession session =
        start(installed, "sh", "-c", "tput Smulx 3; echo curly; tput sgr0; tput longname");
    awaitText(session, "terminal of Coppice");
    assertThat(Screens.text(session.screen().frame(Screen.Frame.EMPTY))).startsWith("curly\n");
  }

  @Test
  void nothingOfItIsPrinted() {
    Map<String, String> printed = new HashMap<>();
    strings.forEach((name, text) -> {
      boolean key = name.startsWith("k") || List.of("PS", "PE", "rv", "xr", "acsc").contains(name);
      if (!key && !text.contains("%") && !name.equals("Swd")) {
        Screens screens = new Screens(80, 24).feed(text);
        if (!screens.text().isEmpty()) {
          printed.put(name, screens.text());
        }
      }
    });
    assertThat(strings).hasSizeGreaterThan(150);
    assertThat(printed).isEmpty();
  }

  @Test
  void itsLooksAreOurs() {
    Screens screens = new Screens(80, 24);
    for (String name : List.of("bold", "dim", "sitm", "smul", "rev", "invis", "smxx", "Smol")) {
      screens.feed(string(name) + "x" + string("sgr0"));
    }
    for (int column = 0; column < 8; column++) {
      assertThat(screens.style(0, column)).isNotEqualTo(Style.DEFAULT);
    }
    screens.feed(string("bold") + string("Smol") + string("Rmol") + "y");
    assertThat(screens.style(0, 8).attributes()).isEqualTo(Style.BOLD);
  }

  @Test
  void itsKeysAreThoseOfTheKeyboard() {
    InputModes modes = new Screens(80, 24).feed(string("smkx")).frame().input();
    KEYS.forEach((name, code) -> {
      for (int modifier = 2; modifier <= 7; modifier++) {
        String capability = "k" + name + (modifier == 2 ? "" : String.valueOf(modifier));
        assertThat(sent(code, modifier - 1, modes)).as(capability).isEqualTo(string(capability));
      }
    });
    List<String> plain = List.of("kend", "khome", "kcub1", "kcuu1", "kcuf1", "kcud1");
    for (int i = 0; i < plain.size(); i++) {
      assertThat(sent(0x23 + i, 0, modes)).as(plain.get(i)).isEqualTo(string(plain.get(i)));
    }
    for (int i = 0; i < 12; i++) {
      assertThat(sent(0x70 + i, 0, modes)).isEqualTo(string("kf" + (i + 1)));
      assertThat(sent(0x70 + i, KeyPress.SHIFT, modes)).isEqualTo(string("kf" + (i + 13)));
      assertThat(sent(0x70 + i, KeyPress.CONTROL, modes)).isEqualTo(string("kf" + (i + 25)));
    }
  }

  private static String sent(int key, int modifiers, InputModes modes) {
    return Keyboard.pressed(KeyPress.of(key, modifiers), modes)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }
}

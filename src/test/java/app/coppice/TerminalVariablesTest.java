package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.sandbox.CleanEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalVariablesTest {
  @Test
  void aPersonsShellHasTheDesktopsVariablesAndNothingElseOfOurs() {
    Map<String, String> own =
        Map.of(
            "DISPLAY", ":0",
            "SSH_AUTH_SOCK", "/agent",
            "XDG_RUNTIME_DIR", "/run/me",
            "https_proxy", "http://proxy",
            "LANG", "de_DE.UTF-8");
    Map<String, String> others =
        Map.of(
            "ANTHROPIC_API_KEY", "sk-ant-canary",
            "LD_PRELOAD", "/evil.so",
            "JAVA_TOOL_OPTIONS", "-Dx",
            "XDG_ACTIVATION_TOKEN", "of a start",
            "SECRET_proxy", "x",
            "COPPICE_TERMINAL", "another's");
    Map<String, String> all = new HashMap<>(own);
    all.putAll(others);
    Map<String, String> given = TerminalVariables.ofShells(all);
    // What the launcher refuses would keep every shell from opening.
    assertThat(CleanEnvironment.of(all).with(given)).containsAllEntriesOf(given);
    assertThat(given)
        .containsKeys("DISPLAY", "SSH_AUTH_SOCK", "XDG_RUNTIME_DIR", "https_proxy")
        .containsEntry("TERM_PROGRAM", "Coppice")
        .containsEntry("TERM", "xterm-256color")
        .doesNotContainKeys(others.keySet().toArray(String[]::new))
        .doesNotContainKey("LC_CTYPE");
  }

  @Test
  void aShellOfADesktopWithoutALanguageStillHasUtf8() {
    assertThat(TerminalVariables.ofShells(Map.of()).get("LC_CTYPE")).endsWith("UTF-8");
  }

  @Test
  void anAgentsCommandsKnowTheTerminalAndNothingOfTheDesktop() {
    assertThat(TerminalVariables.always())
        .containsKeys("COLORTERM", "TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION")
        .doesNotContainKeys("DISPLAY", "SSH_AUTH_SOCK", "DBUS_SESSION_BUS_ADDRESS");
  }
}

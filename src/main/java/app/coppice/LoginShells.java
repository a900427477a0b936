package app.coppice;

import app.coppice.sandbox.LaunchPlan;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import app.coppice.session.ShellOpener;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Opens the person's login shell in a pseudo-terminal.
record LoginShells(Launcher launcher) implements ShellOpener {
  @Override
  public Terminal open(Path folder, int columns, int rows) throws IOException {
    return reopen(folder, "", columns, rows);
  }

  @Override
  public Terminal reopen(Path folder, String text, int columns, int rows) throws IOException {
    LaunchPlan plan =
        launcher.plan(
            new LaunchRequest(
                command(),
                folder,
                Map.of(
                    "TERM",
                    "xterm-256color",
                    "COLORTERM",
                    "truecolor",
                    "TERM_PROGRAM",
                    "Coppice")));
    return PtySession.start(
        new PtyRequest(
            "shell", plan.command(), plan.environment(), plan.folder(), columns, rows, text));
  }

  private static List<String> command() {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
      return List.of("powershell.exe", "-NoLogo");
    }
    String shell =
        Optional.ofNullable(System.getenv("SHELL")).filter(s -> !s.isBlank()).orElse("/bin/sh");
    return List.of(shell, "-l");
  }
}

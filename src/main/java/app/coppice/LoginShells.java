package app.coppice;

import app.coppice.sandbox.LaunchPlan;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import app.coppice.session.ShellOpener;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import app.coppice.terminal.TerminalParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Opens the person's login shell in a pseudo-terminal.
///
/// @param parts that the shells have in common with all terminals
/// @param variables beside those of every shell
record LoginShells(Launcher launcher, TerminalParts parts, Map<String, String> variables)
    implements ShellOpener {
  private static final int SCRIPT_COLUMNS = 120;
  private static final int SCRIPT_ROWS = 32;

  LoginShells(Launcher launcher, TerminalParts parts) {
    this(launcher, parts, Map.of());
  }

  @Override
  public Terminal open(Path folder, int columns, int rows) throws IOException {
    return reopen(folder, StyledText.NONE, columns, rows);
  }

  @Override
  public Terminal reopen(Path folder, StyledText text, int columns, int rows) throws IOException {
    return start("shell", LoginShell.ofThisAccount().interactive(), folder, text, columns, rows);
  }

  @Override
  public ShellOpener with(Map<String, String> more) {
    return new LoginShells(launcher, parts, more);
  }

  @Override
  public Terminal run(String name, String script, Path folder) throws IOException {
    List<String> command = ShellLines.command(script);
    return start(name, command, folder, StyledText.NONE, SCRIPT_COLUMNS, SCRIPT_ROWS);
  }

  @Override
  public Terminal program(String name, List<String> command, Path folder, int columns, int rows)
      throws IOException {
    return start(name, command, folder, StyledText.NONE, columns, rows);
  }

  private Terminal start(
      String name, List<String> command, Path folder, StyledText text, int columns, int rows)
      throws IOException {
    Map<String, String> additions = new TreeMap<>(TerminalVariables.ofShells(System.getenv()));
    additions.putAll(variables);
    LaunchPlan plan = launcher.plan(new LaunchRequest(command, folder, additions));
    return PtySession.start(
        new PtyRequest(
            name, plan.command(), plan.environment(), plan.folder(), columns, rows, text),
        parts);
  }
}

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

/// Opens the person's login shell in a pseudo-terminal.
///
/// @param parts that the shells have in common with all terminals
record LoginShells(Launcher launcher, TerminalParts parts) implements ShellOpener {
  @Override
  public Terminal open(Path folder, int columns, int rows) throws IOException {
    return reopen(folder, StyledText.NONE, columns, rows);
  }

  @Override
  public Terminal reopen(Path folder, StyledText text, int columns, int rows) throws IOException {
    LaunchPlan plan =
        launcher.plan(
            new LaunchRequest(
                LoginShell.ofThisAccount().interactive(),
                folder,
                TerminalVariables.ofShells(System.getenv())));
    return PtySession.start(
        new PtyRequest(
            "shell", plan.command(), plan.environment(), plan.folder(), columns, rows, text),
        parts);
  }
}

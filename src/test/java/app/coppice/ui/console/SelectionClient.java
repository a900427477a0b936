package app.coppice.ui.console;

import app.coppice.ui.kit.FxThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javafx.application.Platform;

/// A program that shares a selection as it is told: `put TEXT`, `ask`, `end`, a line each.
final class SelectionClient {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private SelectionClient() {}

  public static void main(String[] arguments) throws IOException {
    Platform.startup(() -> {});
    PrimarySelection selection = new PrimarySelection();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.equals("end")) {
      String told = line;
      FxThread.run(() -> follow(selection, told));
      line = lines.readLine();
    }
    Platform.exit();
  }

  private static void follow(PrimarySelection selection, String told) {
    if (told.equals("ask")) {
      selection.ask(text -> OUT.println("got " + text));
    } else {
      selection.put(told.substring("put ".length()));
      OUT.println("put");
    }
  }
}

package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.console.FilePlace;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/// The person's editor as the window sets it and uses it.
class EditorViewTest extends WindowTest {
  private static final Path FILE = Path.of("/worktrees/Fix-login/a.txt");

  private void openFile() throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.run(() ->
        new EditorVerbs(window, parts.parts(layoutFile()))
            .open(session.id(), new FilePlace(FILE, 1234, 3)));
  }

  @Test
  void whatWasStartedIsSaid() throws Exception {
    openFile();
    FxStage.until("said", () -> window.notices().message().contains("a.txt opened in "));
    assertThat(parts.editor.places).containsExactly(new FilePlace(FILE, 1234, 3));
  }

  @Test
  void whatFailedIsSaid() throws Exception {
    parts.editor.opening = new PersonsEditor.Opening.Failed("There is no program gone.");
    openFile();
    FxStage.until("said", () -> window.notices().message().contains("There is no program gone."));
  }

  @Test
  void anEditorWithoutAWindowIsStartedInATerminalOfTheSession() throws Exception {
    List<String> command = List.of("/usr/bin/vim", "+call cursor(12,3)", "--", FILE.toString());
    parts.editor.opening = new PersonsEditor.Opening.InTerminal("Vim", command);
    openFile();
    FxStage.until("started", () -> !engine.programs.isEmpty());
    assertThat(engine.programs.getFirst().command()).isEqualTo(command);
    assertThat(engine.programs.getFirst().name()).isEqualTo("a.txt");
    FxStage.until("no terminal here", () -> window.notices().message().contains("No shell"));
  }

  @Test
  void aCommandThatCannotBeUsedIsSaidAndNotSaved() throws Exception {
    FxStage.run(() -> window.actions().run("settings"));
    type("nothing {file}");
    untilShown("There is no program nothing {file}");
    assertThat(parts.settings.get().editor()).isEmpty();
    type("code {file}");
    FxStage.until("saved", () -> parts.settings.get().editor().equals("code {file}"));
    assertThat(texts()).doesNotContain("There is no program nothing {file}");
  }

  private void type(String command) throws Exception {
    FxStage.run(() -> {
      TextField field = (TextField) scene.lookup(".settings-sheet .editor-command");
      field.setText(command);
      field.fireEvent(new javafx.event.ActionEvent());
    });
  }
}

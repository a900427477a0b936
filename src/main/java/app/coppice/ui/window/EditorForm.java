package app.coppice.ui.window;

import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.concurrent.CompletableFuture;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// The command of the person's editor, as rows of the settings: it counts only when it can be used.
/// FX thread only.
final class EditorForm {
  private final TextField command;
  private final Label problem = new Label();
  private final Label hint = new Label(Messages.text("settings.editor.hint"));
  private final PersonsEditor editor;
  private String chosen;

  EditorForm(String saved, PersonsEditor editor) {
    this.editor = editor;
    chosen = saved;
    command = new TextField(saved);
    command.getStyleClass().add("editor-command");
    command.setPromptText(Messages.text("settings.editor.default"));
    problem.getStyleClass().add("sheet-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    hint.getStyleClass().addAll("muted", "small");
    hint.setWrapText(true);
  }

  void addTo(SettingsForm form) {
    form.heading("settings.editor.title");
    form.row("settings.editor", command);
    form.below(problem);
    form.below(hint);
  }

  /// Runs `action` after every change that counts.
  ///
  /// @param shown changes when the form goes
  void follow(Runnable action, ObservableValue<?> shown) {
    command.setOnAction(_ -> check(action));
    command.focusedProperty().subscribe(() -> check(action));
    shown.subscribe(() -> check(action));
  }

  /// To find the program may take its time.
  private void check(Runnable action) {
    String text = command.getText().strip();
    if (text.equals(chosen)) {
      problem.setText("");
      return;
    }
    FxThread.deliver(
        CompletableFuture.supplyAsync(
            () -> editor.problem(text).orElse(""), Thread::startVirtualThread),
        found -> checked(text, found, action),
        failure -> problem.setText(Outcomes.reason(failure)));
  }

  private void checked(String text, String found, Runnable action) {
    if (text.equals(command.getText().strip())) {
      problem.setText(found);
      if (found.isEmpty()) {
        chosen = text;
        action.run();
      }
    }
  }

  String chosen() {
    return chosen;
  }
}

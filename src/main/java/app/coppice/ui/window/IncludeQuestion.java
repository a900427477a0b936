package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.Outfits;
import app.coppice.settings.RepositorySettings.Bring;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks in the sheet of a new session whether ignored files such as an `.env` come along, where the
/// repository does not say and nobody has chosen yet. Takes no room otherwise. FX thread only.
final class IncludeQuestion extends VBox {
  private static final int NAMED = 6;

  private final Outfits outfits;
  private final Label text = Sheet.paragraph("");
  private Optional<Path> asked = Optional.empty();

  /// What it asks about; nothing while it is hidden.
  private Outfits.Choices choices = Outfits.Choices.NONE;

  IncludeQuestion(Outfits outfits) {
    this.outfits = outfits;
    getStyleClass().addAll("key-warning", "include-question");
    text.setGraphic(Icon.FILE.node());
    HBox buttons =
        new HBox(
            button("window.include.bring", this::bring),
            button("window.include.not", this::leave),
            button("window.include.write", this::write));
    buttons.getStyleClass().add("actions");
    getChildren().addAll(text, buttons);
    hide();
  }

  private static Button button(String key, Runnable run) {
    Button button = Verbatim.button(Messages.text(key));
    button.setOnAction(ignored -> run.run());
    return button;
  }

  /// Looks at another repository.
  void about(Path repository) {
    asked = Optional.of(repository);
    hide();
    FxThread.deliver(
        outfits.choices(repository), found -> found(repository, found), failure -> hide());
  }

  private void found(Path repository, Outfits.Choices found) {
    if (asked.filter(repository::equals).isPresent() && found.asks()) {
      choices = found;
      List<String> files = found.proposed();
      String names =
          files.stream()
              .limit(NAMED)
              .map(Escapes::visibleOnOneLine)
              .collect(Collectors.joining(", "));
      text.setText(
          files.size() > NAMED
              ? Messages.text("window.include.more", names, files.size() - NAMED)
              : Messages.text("window.include.question", names));
      setVisible(true);
      setManaged(true);
    }
  }

  private void bring() {
    answer(Bring.CHOSEN, anchored());
  }

  private void leave() {
    answer(Bring.NEVER, List.of());
  }

  private void answer(Bring choice, List<String> files) {
    asked.ifPresent(
        repository -> follow(outfits.save(repository, choices.settings().bringing(choice, files))));
  }

  private void write() {
    asked.ifPresent(repository -> follow(outfits.writeInclude(repository, choices.proposed())));
  }

  private List<String> anchored() {
    return Outfits.patterns(choices.proposed());
  }

  private void follow(CompletableFuture<ActionResult> result) {
    FxThread.deliver(result, this::answered, failure -> text.setText(Outcomes.reason(failure)));
  }

  private void answered(ActionResult result) {
    switch (result) {
      case ActionResult.Done _ -> hide();
      case ActionResult.Refused(String reason) -> text.setText(reason);
      case ActionResult.Conflicts _ -> hide();
    }
  }

  private void hide() {
    boolean leaves = Focus.isIn(this);
    setVisible(false);
    setManaged(false);
    if (leaves && getParent() != null) {
      getParent().requestFocus();
    }
  }
}

package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// What a new session is made of beside its prompt: each field has a good default, and a line says
/// what they come to. FX thread only.
final class NewSessionForm extends GridPane {
  private static final Duration PROPOSAL_AFTER = Duration.ofMillis(250);

  private final Engine engine;
  private final Supplier<String> prompt;
  private final Consumer<Path> repositories;
  private final ComboBox<Path> repository = new ComboBox<>();
  private final ComboBox<String> base = new ComboBox<>();
  private final TextField branch = new TextField();
  private final ComboBox<String> model = new ComboBox<>();
  private final ComboBox<Mode> mode = new ComboBox<>();
  private final CheckBox recorded = Verbatim.checkBox(Messages.text("window.new.recorded"));
  private final Label summary = new Label();
  private final boolean recordedFits;
  private int proposal;

  /// @param prompt what is typed, for a branch name to be made of
  /// @param repositories hears which one is chosen, the first one too
  NewSessionForm(
      Engine engine,
      NewSessionSheet.Defaults defaults,
      Supplier<String> prompt,
      Consumer<Path> repositories) {
    this.engine = engine;
    this.prompt = prompt;
    this.repositories = repositories;
    recordedFits = defaults.recorded();
    summary.getStyleClass().addAll("muted", "small");
    summary.setGraphic(Icon.BRANCH.node());
    fill(defaults);
    layOut();
    repository.valueProperty().subscribe(this::repositoryChosen);
    base.valueProperty().subscribe(ignored -> summarise());
    branch.textProperty().subscribe(ignored -> summarise());
  }

  private void fill(NewSessionSheet.Defaults defaults) {
    repository.getItems().setAll(defaults.repositories());
    repository.getSelectionModel().selectFirst();
    repository.setConverter(ChoiceWords.shown(ChoiceWords::folderName));
    model.getItems().setAll(defaults.models());
    model.setEditable(true);
    model.setValue(defaults.settings().model());
    // Not only a branch: a tag, origin/main or a commit will do.
    base.setEditable(true);
    mode.getItems().setAll(Mode.values());
    mode.setConverter(ChoiceWords.shown(ChoiceWords::word));
    mode.setValue(ChoiceWords.defaultMode(defaults.settings()));
    recorded.setSelected(defaults.recorded());
  }

  private void layOut() {
    getStyleClass().add("form");
    row(0, "window.new.repository", repository);
    row(1, "window.new.base", base);
    row(2, "window.new.branch", branch);
    row(3, "window.new.model", model);
    row(4, "window.new.mode", mode);
    add(recorded, 1, 5);
  }

  private void row(int row, String key, Control field) {
    Label label = new Label(Messages.text(key));
    label.setLabelFor(field);
    field.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(field, Priority.ALWAYS);
    addRow(row, label, field);
  }

  /// Says in a line what is made, of what, and where.
  Label summary() {
    return summary;
  }

  BooleanProperty recorded() {
    return recorded.selectedProperty();
  }

  /// Whether a list is open, which Enter is meant for.
  boolean isChoosing() {
    return Stream.of(repository, base, model, mode).anyMatch(ComboBox::isShowing);
  }

  /// What is asked for; empty without a repository.
  Optional<NewSession> request() {
    return Optional.ofNullable(repository.getValue())
        .map(chosen ->
            new NewSession(
                chosen,
                prompt.get().strip(),
                base.getEditor().getText().strip(),
                branch.getText().strip(),
                model.getEditor().getText().strip(),
                mode.getValue(),
                recorded.isSelected()));
  }

  private void repositoryChosen(@Nullable Path chosen) {
    base.getItems().clear();
    base.setValue(null);
    base.getEditor().clear();
    // What fits the repository that was proposed is not carried over to another.
    recorded.setSelected(recordedFits && repository.getSelectionModel().getSelectedIndex() == 0);
    if (chosen != null) {
      repositories.accept(chosen);
      FxThread.deliver(
          engine.branches(chosen), branches -> offer(chosen, branches), failure -> summarise());
      proposeSoon();
    }
  }

  /// A person who is quick has chosen another repository, or typed a base, by now.
  private void offer(Path of, List<String> branches) {
    if (of.equals(repository.getValue())) {
      String typed = base.getEditor().getText();
      base.getItems().setAll(branches);
      if (typed.isBlank()) {
        base.getSelectionModel().selectFirst();
      } else {
        base.setValue(typed);
      }
    }
  }

  /// Asks for a branch name once the typing rests.
  void proposeSoon() {
    int asked = ++proposal;
    FxThread.later(
        PROPOSAL_AFTER,
        () -> {
          Path chosen = repository.getValue();
          if (asked == proposal && chosen != null) {
            FxThread.deliver(
                engine.proposeBranch(chosen, prompt.get()),
                name -> proposed(asked, name),
                failure -> summarise());
          }
        });
  }

  private void proposed(int asked, String name) {
    if (asked == proposal) {
      branch.setPromptText(name);
      summarise();
    }
  }

  private void summarise() {
    String name = branch.getText().isBlank() ? branch.getPromptText() : branch.getText().strip();
    Path chosen = repository.getValue();
    summary.setText(
        Messages.text(
            "window.new.summary",
            name.isBlank() ? "\u2026" : name,
            base.getValue() == null ? "\u2026" : base.getValue(),
            chosen == null ? "\u2026" : ChoiceWords.folderName(chosen)));
  }
}

package app.coppice.ui.chat;

import app.coppice.agent.Mode;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The choices of model and mode below the composer. FX thread only.
final class Choosers extends HBox {
  private final MenuButton model = Verbatim.menuButton();
  private final MenuButton mode = Verbatim.menuButton();
  private final Supplier<List<String>> models;
  private final Consumer<SessionCommand> submit;
  private String shownModel = "";

  Choosers(Supplier<List<String>> models, Consumer<SessionCommand> submit) {
    this.models = models;
    this.submit = submit;
    getStyleClass().add("choosers");
    model.getStyleClass().add("chooser");
    mode.getStyleClass().add("chooser");
    mode.setMinWidth(48);
    model.setMinWidth(48);
    model.setAccessibleText(Messages.text("chat.model"));
    mode.setAccessibleText(Messages.text("chat.mode"));
    model.setOnShowing(_ -> fillModels());
    for (Mode each : Mode.values()) {
      Label name = new Label(name(each));
      Label what = new Label(Messages.text("chat.mode." + key(each) + ".what"));
      what.getStyleClass().addAll("muted", "small");
      CustomMenuItem item = new CustomMenuItem(new VBox(name, what), true);
      item.setOnAction(_ -> submit.accept(new SessionCommand.ChangeMode(each)));
      mode.getItems().add(item);
    }
    getChildren().addAll(model, mode);
  }

  void show(SessionSnapshot snapshot) {
    shownModel = snapshot.model();
    model.setText(
        snapshot.recorded()
            ? Messages.text("chat.recorded.model")
            : snapshot.model().isEmpty() ? Messages.text("chat.model.none") : snapshot.model());
    model.setDisable(snapshot.recorded());
    mode.setText(name(snapshot.mode()));
  }

  /// Filled when it opens: the list may have changed since. A menu without items never opens.
  private void fillModels() {
    List<String> names = new ArrayList<>(models.get());
    if (!shownModel.isEmpty() && !names.contains(shownModel)) {
      names.addFirst(shownModel);
    }
    model.getItems().clear();
    for (String name : names) {
      RadioMenuItem item = Verbatim.radioMenuItem(name);
      item.setSelected(name.equals(shownModel));
      item.setOnAction(_ -> submit.accept(new SessionCommand.ChangeModel(name)));
      model.getItems().add(item);
    }
  }

  private static String name(Mode mode) {
    return Messages.text("chat.mode." + key(mode));
  }

  private static String key(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

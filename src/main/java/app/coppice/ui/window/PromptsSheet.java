package app.coppice.ui.window;

import app.coppice.agent.Entry;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/// A session's prompts, of which the person chooses the one to go back to. FX thread only.
final class PromptsSheet extends Sheet {
  private static final double ROW = 28;
  private static final int ROWS = 10;

  private final ListView<Entry.Prompt> list = new ListView<>();
  private final Consumer<Entry.Prompt> chosen;

  /// @param prompts the newest first
  PromptsSheet(OverlayLayer overlays, List<Entry.Prompt> prompts, Consumer<Entry.Prompt> chosen) {
    super(overlays, Messages.text("window.prompts.title"));
    this.chosen = chosen;
    getStyleClass().add("prompts-sheet");
    list.getItems().setAll(prompts);
    list.setFixedCellSize(ROW);
    list.setPrefHeight(ROW * Math.min(ROWS, prompts.size()) + 2);
    list.setAccessibleText(Messages.text("window.prompts.title"));
    list.setCellFactory(_ -> new PromptRow());
    list.getSelectionModel().selectFirst();
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        choose();
      }
    });
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        choose();
      }
    });
    body(paragraph(Messages.text("window.prompts.text")), list);
    button(Messages.text("window.sheet.cancel"), this::close);
    button(Messages.text("window.prompts.choose"), this::choose).setDefaultButton(true);
  }

  void open() {
    open(list);
  }

  private void choose() {
    Entry.Prompt prompt = list.getSelectionModel().getSelectedItem();
    if (prompt != null) {
      close();
      chosen.accept(prompt);
    }
  }

  /// The first line of a prompt.
  private static final class PromptRow extends ListCell<Entry.Prompt> {
    PromptRow() {
      setMinWidth(0);
      setPrefWidth(1);
    }

    @Override
    protected void updateItem(Entry.Prompt prompt, boolean empty) {
      super.updateItem(prompt, empty);
      setText(empty || prompt == null ? null : prompt.text().lines().findFirst().orElse(""));
    }
  }
}

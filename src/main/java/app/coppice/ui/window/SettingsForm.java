package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Settings below each other: headings, and a word before each field. FX thread only.
final class SettingsForm extends GridPane {
  private int next;

  SettingsForm() {
    getStyleClass().add("form");
  }

  void heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("form-heading");
    add(label, 0, next++, 2, 1);
  }

  void row(String key, Control field) {
    field.setMaxWidth(Double.MAX_VALUE);
    row(key, field, field);
  }

  /// @param field what the word is about
  /// @param shown the field, or what holds it
  void row(String key, Node field, Node shown) {
    Label label = new Label(Messages.text(key));
    label.setLabelFor(field);
    label.setMinWidth(USE_PREF_SIZE);
    GridPane.setHgrow(shown, Priority.ALWAYS);
    if (field instanceof TextArea) {
      // Beside its first line.
      label.getStyleClass().add("beside-lines");
      GridPane.setValignment(label, VPos.TOP);
    }
    add(label, 0, next);
    below(shown);
  }

  /// Something in the fields' column.
  void below(Node node) {
    add(node, 1, next++);
  }
}

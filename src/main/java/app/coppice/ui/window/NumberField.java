package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/// A whole number from 0 upwards within limits, typed or counted up and down. Where nothing is
/// typed it is the last one. FX thread only.
final class NumberField extends Spinner<Integer> {
  /// No more digits than an int surely holds.
  private static final String TYPED = "\\d{0,9}";

  private final int least;
  private final int most;

  NumberField(int least, int most, int value) {
    this(least, most, value, 1);
  }

  /// @param step by how much it is counted up and down
  NumberField(int least, int most, int value, int step) {
    super(least, most, value, step);
    this.least = least;
    this.most = most;
    setEditable(true);
    getValueFactory().setConverter(new LastWhereNone());
    getEditor().setTextFormatter(new TextFormatter<>(NumberField::digits));
    getEditor().setOnAction(_ -> number());
    // The spinner's own listener took what was typed; an empty field shows what it stands for.
    focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            number();
          }
        });
  }

  /// The field with its limits beside it: what is beyond them becomes the nearest.
  HBox withRange() {
    String words = Messages.text("window.number.range", least, most);
    Label range = new Label(words);
    range.getStyleClass().addAll("muted", "small");
    range.setMinWidth(USE_PREF_SIZE);
    getEditor().setPromptText(words);
    setAccessibleHelp(words);
    setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(this, Priority.ALWAYS);
    HBox line = new HBox(this, range);
    line.getStyleClass().add("form-line");
    return line;
  }

  /// A change that brings more than digits changes nothing.
  private static TextFormatter.Change digits(TextFormatter.Change change) {
    if (!change.getControlNewText().matches(TYPED)) {
      change.setRange(change.getRangeStart(), change.getRangeStart());
      change.setText("");
      change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
    }
    return change;
  }

  /// The number as it is typed, whether its field was left or not.
  int number() {
    commitValue();
    getEditor().setText(String.valueOf(getValue()));
    return getValue();
  }

  /// A spinner takes what its converter makes of an empty field, null as well.
  private final class LastWhereNone extends StringConverter<Integer> {
    @Override
    public String toString(Integer number) {
      return String.valueOf(number);
    }

    @Override
    public Integer fromString(String typed) {
      return typed.isEmpty() ? getValue() : Integer.valueOf(typed);
    }
  }
}

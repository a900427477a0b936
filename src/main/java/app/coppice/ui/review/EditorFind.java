package app.coppice.ui.review;

import app.coppice.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fxmisc.richtext.CodeArea;

/// Finds text in an editor: Enter or F3 goes to the next place, with Shift to the one before,
/// Escape back to the text. FX thread only.
final class EditorFind extends HBox {
  private final CodeArea area;
  private final TextField wanted = new TextField();
  private final Label count = new Label();

  EditorFind(CodeArea area) {
    this.area = area;
    getStyleClass().add("editor-find");
    wanted.setPromptText(Messages.text("review.editor.find"));
    wanted.setAccessibleText(Messages.text("review.editor.find"));
    count.getStyleClass().addAll("muted", "small");
    HBox.setHgrow(wanted, Priority.ALWAYS);
    getChildren().addAll(wanted, count);
    wanted.textProperty().subscribe(_ -> go(area.getSelection().getStart(), 0));
    wanted.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F3) {
      go(area.getSelection().getStart(), event.isShiftDown() ? -1 : 1);
    } else if (event.getCode() == KeyCode.ESCAPE) {
      setVisible(false);
      area.requestFocus();
    } else {
      return;
    }
    event.consume();
  }

  void open() {
    setVisible(true);
    String selected = area.getSelectedText();
    if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
      wanted.setText(selected);
    }
    wanted.requestFocus();
    wanted.selectAll();
  }

  /// Goes to the place at or after `from` (0), the one after (1) or before it (-1), round the end.
  private void go(int from, int step) {
    List<Integer> places = places(area.getText(), wanted.getText());
    if (places.isEmpty()) {
      count.setText(wanted.getText().isEmpty() ? "" : Messages.text("review.editor.none"));
      return;
    }
    int at = 0;
    while (at < places.size() && places.get(at) < from) {
      at++;
    }
    boolean here = at < places.size() && places.get(at) == from;
    int next =
        switch (step) {
          case 1 -> here ? at + 1 : at;
          case -1 -> at - 1;
          default -> at;
        };
    int chosen = Math.floorMod(next, places.size());
    int start = places.get(chosen);
    area.selectRange(start, start + wanted.getText().length());
    area.requestFollowCaret();
    count.setText(Messages.text("review.editor.count", chosen + 1, places.size()));
  }

  /// Where a text stands in another, upper and lower case alike.
  static List<Integer> places(String text, String wanted) {
    List<Integer> places = new ArrayList<>();
    if (wanted.isEmpty()) {
      return places;
    }
    // A text in lower case can be longer than it was, and its places others.
    int how = Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    Matcher matcher = Pattern.compile(wanted, how).matcher(text);
    while (matcher.find()) {
      places.add(matcher.start());
    }
    return places;
  }

  TextField wanted() {
    return wanted;
  }
}

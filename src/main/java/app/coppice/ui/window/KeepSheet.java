package app.coppice.ui.window;

import app.coppice.session.IgnoredChoice;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// Asks before a session is put away: says what that takes from sight, and lets the person choose
/// which ignored files are kept with it. What no build makes again is chosen already. The harmless
/// answer has the focus. FX thread only.
final class KeepSheet extends Sheet {
  /// The largest have a line each.
  private static final int SHOWN = 12;

  private final List<CheckBox> boxes = new ArrayList<>();
  private final Button cancel;

  /// @param confirmed told the paths of what is to be kept
  KeepSheet(
      OverlayLayer overlays,
      String title,
      List<String> sentences,
      List<IgnoredChoice> ignored,
      String verb,
      Consumer<Set<String>> confirmed) {
    super(overlays, title);
    getStyleClass().add("keep-sheet");
    sentences.forEach(sentence -> body(paragraph(sentence)));
    if (!ignored.isEmpty()) {
      body(paragraph(Messages.text("window.keep.text")));
      VBox rows = new VBox();
      rows.getStyleClass().add("choices");
      for (IgnoredChoice choice : ignored.subList(0, Math.min(SHOWN, ignored.size()))) {
        CheckBox box =
            new CheckBox(
                Messages.text(
                    choice.madeAgain() ? "window.keep.made-again" : "window.keep.item",
                    Escapes.visibleOnOneLine(choice.path()),
                    TrashVerbs.size(choice.bytes())));
        box.setUserData(choice.path());
        box.setSelected(!choice.madeAgain());
        boxes.add(box);
        rows.getChildren().add(box);
      }
      body(rows);
      if (ignored.size() > SHOWN) {
        body(paragraph(Messages.text("window.keep.more", ignored.size() - SHOWN)));
      }
    }
    cancel = button(Messages.text("window.sheet.cancel"), this::close);
    Button confirm =
        button(
            verb,
            () -> {
              close();
              confirmed.accept(chosen());
            });
    confirm.getStyleClass().add("danger");
  }

  void open() {
    open(cancel);
  }

  private Set<String> chosen() {
    Set<String> chosen = new LinkedHashSet<>();
    for (CheckBox box : boxes) {
      if (box.isSelected()) {
        chosen.add((String) box.getUserData());
      }
    }
    return chosen;
  }
}

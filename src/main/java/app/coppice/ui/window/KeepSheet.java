package app.coppice.ui.window;

import app.coppice.session.IgnoredChoice;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// Asks before a session is put away: says what that takes from sight, and lets the person choose
/// which ignored files are kept with it. What no build makes again is chosen already. The harmless
/// answer has the focus. FX thread only.
final class KeepSheet extends Sheet {
  /// The first have a line each, the rest one for each kind.
  private static final int SHOWN = 12;

  private final Map<CheckBox, List<IgnoredChoice>> boxes = new LinkedHashMap<>();
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
      int named = Math.min(SHOWN, ignored.size());
      for (IgnoredChoice choice : ignored.subList(0, named)) {
        String key = choice.madeAgain() ? "window.keep.made-again" : "window.keep.item";
        String label =
            Messages.text(
                key, Escapes.visibleOnOneLine(choice.path()), TrashVerbs.size(choice.bytes()));
        rows.getChildren().add(box(label, List.of(choice)));
      }
      Map<Boolean, List<IgnoredChoice>> rest =
          ignored.subList(named, ignored.size()).stream()
              .collect(Collectors.partitioningBy(IgnoredChoice::madeAgain));
      for (List<IgnoredChoice> group :
          List.of(rest.getOrDefault(false, List.of()), rest.getOrDefault(true, List.of()))) {
        if (!group.isEmpty()) {
          String key =
              group.getFirst().madeAgain() ? "window.keep.more-made-again" : "window.keep.more";
          long bytes = group.stream().mapToLong(IgnoredChoice::bytes).sum();
          String label = Messages.text(key, group.size(), TrashVerbs.size(bytes));
          rows.getChildren().add(box(label, group));
        }
      }
      body(rows);
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

  /// A line that stands for files of one kind.
  private CheckBox box(String label, List<IgnoredChoice> choices) {
    CheckBox box = Verbatim.checkBox(label);
    box.setSelected(!choices.getFirst().madeAgain());
    boxes.put(box, choices);
    return box;
  }

  void open() {
    open(cancel);
  }

  private Set<String> chosen() {
    Set<String> chosen = new LinkedHashSet<>();
    boxes.forEach((box, choices) -> {
      if (box.isSelected()) {
        choices.forEach(choice -> chosen.add(choice.path()));
      }
    });
    return chosen;
  }
}

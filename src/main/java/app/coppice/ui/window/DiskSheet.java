package app.coppice.ui.window;

import app.coppice.session.DiskUse;
import app.coppice.ui.kit.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What each session takes on the disk, the largest first. FX thread only.
final class DiskSheet extends Sheet {
  private final Button done;

  DiskSheet(OverlayLayer overlays, List<DiskUse> uses) {
    super(overlays, Messages.text("window.disk.title"));
    getStyleClass().add("disk-sheet");
    long all = uses.stream().mapToLong(DiskUse::total).sum();
    body(
        paragraph(
            uses.isEmpty()
                ? Messages.text("window.disk.empty")
                : Messages.text("window.disk.all", uses.size(), TrashVerbs.size(all))));
    if (!uses.isEmpty()) {
      VBox rows = new VBox();
      uses.forEach(use -> rows.getChildren().add(row(use)));
      ScrollPane scroll = new ScrollPane(rows);
      scroll.setFitToWidth(true);
      // As high as what is in it, up to what the style sheet allows.
      scroll.prefViewportHeightProperty().bind(rows.heightProperty());
      body(scroll);
    }
    done = button(Messages.text("window.sheet.done"), this::close);
  }

  void open() {
    open(done);
  }

  private static HBox row(DiskUse use) {
    Label title = new Label(use.title());
    Label parts =
        new Label(
            Messages.text(
                use.removed() ? "window.disk.removed" : "window.disk.parts",
                TrashVerbs.size(use.worktree()),
                TrashVerbs.size(use.kept()),
                TrashVerbs.size(use.transcript())));
    parts.getStyleClass().addAll("muted", "small");
    VBox name = new VBox(title, parts);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    Label total = new Label(TrashVerbs.size(use.total()));
    total.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(name, total);
    row.getStyleClass().add("line");
    return row;
  }
}

package app.coppice.ui.review;

import app.coppice.session.Changes;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line above the files: how much changed, and how it is shown. FX thread only.
final class ReviewHead extends HBox {
  private final Label title = new Label();
  private final DiffCount count = new DiffCount();

  ReviewHead(Runnable refresh) {
    getStyleClass().add("review-head");
    Button again = new Button();
    again.setGraphic(Icon.REFRESH.node());
    again.getStyleClass().addAll("flat", "icon-button");
    again.setAccessibleText(Messages.text("review.refresh"));
    again.setOnAction(_ -> refresh.run());
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    title.getStyleClass().add("medium");
    getChildren().addAll(title, count, gap, again);
  }

  void lead(Node control) {
    getChildren().addFirst(control);
  }

  void show(Changes changes) {
    title.setText(Messages.text("review.title", changes.files().size()));
    count.show(changes.added(), changes.removed());
  }
}

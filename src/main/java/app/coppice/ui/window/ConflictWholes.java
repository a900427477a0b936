package app.coppice.ui.window;

import app.coppice.diff.Conflict;
import app.coppice.diff.ConflictMarks.Choice;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// What can be done with a file in conflict that has no lines to merge: one that a side deleted is
/// kept or not, all else is left to git. FX thread only.
final class ConflictWholes extends HBox {
  private final ConflictDraft draft;
  private final Runnable decided;

  /// @param decided runs after every decision
  ConflictWholes(ConflictDraft draft, Runnable decided) {
    this.draft = draft;
    this.decided = decided;
    getStyleClass().add("buttons");
  }

  /// Offers what there is to decide; takes no room where lines are merged.
  void show(Conflict conflict) {
    boolean whole = !draft.isText(conflict);
    setVisible(whole);
    setManaged(whole);
    getChildren().clear();
    if (isDeletedOnOneSide(conflict)) {
      String content = conflict.ours() + conflict.theirs();
      getChildren()
          .addAll(
              button("window.conflict.keep", conflict, Optional.of(content)),
              button("window.conflict.delete", conflict, Optional.empty()));
    } else if (whole) {
      getChildren().add(Sheet.paragraph(draft.refusal(conflict)));
    }
  }

  /// Takes what one side has of a file that the other deleted, or that it has none.
  void take(Conflict conflict, Choice choice) {
    if (isDeletedOnOneSide(conflict)) {
      switch (choice) {
        case OURS -> decide(conflict, content(conflict.ours()));
        case THEIRS -> decide(conflict, content(conflict.theirs()));
        case BOTH -> {} // there is only one
      }
    }
  }

  private static Optional<String> content(String side) {
    return Optional.of(side).filter(it -> !it.isEmpty());
  }

  private boolean isDeletedOnOneSide(Conflict conflict) {
    return !draft.isText(conflict) && conflict.ours().isEmpty() != conflict.theirs().isEmpty();
  }

  private Button button(String key, Conflict conflict, Optional<String> content) {
    Button button = Verbatim.button(Messages.text(key));
    button.setOnAction(_ -> decide(conflict, content));
    return button;
  }

  private void decide(Conflict conflict, Optional<String> content) {
    draft.keep(conflict, content);
    decided.run();
  }

  /// What such a file is, and what is decided of it.
  String state(Conflict conflict) {
    return draft
        .whole(conflict)
        .map(way ->
            switch (way) {
              case DELETED -> Messages.text("window.conflict.whole.deleted", kind(conflict));
              case WHOLE, LINES -> Messages.text("window.conflict.whole.kept", kind(conflict));
            })
        .orElse(kind(conflict));
  }

  private static String kind(Conflict conflict) {
    String name = conflict.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Messages.text("review.conflict." + name);
  }
}

package app.coppice.ui.window;

import app.coppice.git.KeptFiles;
import app.coppice.git.Remedy;
import app.coppice.git.Trouble;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Says what became of a session's worktree, and what can be done about it. The most fitting remedy
/// has the focus. FX thread only.
final class MendSheet extends Sheet {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private final Button first;

  MendSheet(
      OverlayLayer overlays, SessionSnapshot session, Trouble trouble, Consumer<Remedy> chosen) {
    super(overlays, Messages.text("window.mend.title", session.title()));
    getStyleClass().add("mend-sheet");
    body(paragraph(trouble.problem()));
    Button cancel = button(Messages.text("window.sheet.cancel"), this::close);
    Button top = cancel;
    for (Remedy remedy : trouble.remedies()) {
      Button button = Verbatim.button(text(remedy, "verb"));
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(ignored -> {
        close();
        chosen.accept(remedy);
      });
      Label why = paragraph(text(remedy, "why", trouble.at()));
      why.getStyleClass().addAll("muted", "small");
      why.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(why, Priority.ALWAYS);
      button.setAccessibleHelp(why.getText());
      HBox line = new HBox(why, button);
      line.getStyleClass().add("line");
      body(line);
      if (top.equals(cancel)) {
        button.getStyleClass().add("accent");
        top = button;
      }
    }
    String without = withoutFiles(trouble.files());
    if (!without.isEmpty()) {
      Label why = paragraph(without);
      why.getStyleClass().addAll("muted", "small");
      body(why);
    }
    first = top;
  }

  void open() {
    open(first);
  }

  /// Why the files of a checkpoint are no choice; empty where they are, or where there are none.
  private static String withoutFiles(KeptFiles files) {
    return switch (files) {
      case KeptFiles.None _, KeptFiles.Usable _ -> "";
      case KeptFiles.BranchMoved(Instant at) ->
          Messages.text(
              "window.mend.without-files.branch-moved",
              WHEN.format(at.atZone(ZoneId.systemDefault())));
      case KeptFiles.NeedsGit _ -> Messages.text("window.mend.without-files.needs-git");
    };
  }

  private static String text(Remedy remedy, String part, Object... values) {
    String name = remedy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Messages.text("window.mend." + name + "." + part, values);
  }
}

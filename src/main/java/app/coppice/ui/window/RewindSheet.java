package app.coppice.ui.window;

import app.coppice.agent.Entry;
import app.coppice.git.Unkept;
import app.coppice.session.Rewind;
import app.coppice.session.RewindPlan;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Asks what is to go back to a point, or forward to it, and says what would change. FX thread
/// only.
final class RewindSheet extends Sheet {
  private static final int NAMED = 8;

  private final ToggleGroup group = new ToggleGroup();
  private final RadioButton both = choice("window.rewind.both", Rewind.Scope.BOTH);
  private final RadioButton files = choice("window.rewind.files", Rewind.Scope.FILES);
  private final RadioButton conversation =
      choice("window.rewind.conversation", Rewind.Scope.CONVERSATION);
  private final Button verb;

  RewindSheet(OverlayLayer overlays, Entry point, RewindPlan plan, Consumer<Rewind.Scope> chosen) {
    super(overlays, title(point));
    getStyleClass().add("rewind-sheet");
    boolean talk = plan.conversation();
    files.setDisable(!plan.filesKept());
    conversation.setDisable(!talk);
    both.setDisable(!plan.filesKept() || !talk);
    group.selectToggle(!both.isDisabled() ? both : !files.isDisabled() ? files : conversation);
    body(new VBox(both, files, conversation));
    getChildren().getLast().getStyleClass().add("choices");
    body(paragraph(filesLine(plan)));
    if (!plan.files().isEmpty()) {
      Label names = paragraph(names(plan.files()));
      names.getStyleClass().addAll("code", "small");
      body(names);
    }
    if (!plan.alone().isEmpty()) {
      body(paragraph(Messages.text("window.rewind.alone", plan.alone().size())));
      Label left = paragraph(names(plan.alone().stream().map(RewindSheet::left).toList()));
      left.getStyleClass().addAll("code", "small");
      body(left);
    }
    if (plan.leaving() > 0) {
      body(paragraph(Messages.text("window.rewind.leaving", plan.leaving())));
    }
    if (plan.coming() > 0) {
      body(paragraph(Messages.text("window.rewind.coming", plan.coming())));
    }
    Label kept = paragraph(Messages.text("window.rewind.kept"));
    kept.getStyleClass().add("muted");
    body(kept);
    button(Messages.text("window.sheet.cancel"), this::close);
    verb =
        button(
            Messages.text(
                point instanceof Entry.Rewound
                    ? "window.rewind.forward-verb"
                    : "window.rewind.verb"),
            () -> {
              Rewind.Scope scope = (Rewind.Scope) group.getSelectedToggle().getUserData();
              close();
              chosen.accept(scope);
            });
    verb.getStyleClass().add("accent");
    verb.setDefaultButton(true);
    verb.setDisable(files.isDisabled() && conversation.isDisabled());
  }

  void open() {
    open(verb.isDisabled() ? conversation : verb);
  }

  private RadioButton choice(String key, Rewind.Scope scope) {
    RadioButton button = Verbatim.radioButton(Messages.text(key));
    button.setToggleGroup(group);
    button.setUserData(scope);
    return button;
  }

  private static String title(Entry point) {
    if (point instanceof Entry.Prompt prompt) {
      String first = prompt.text().lines().findFirst().orElse("");
      return Messages.text(
          "window.rewind.title", first.length() > 60 ? first.substring(0, 60) + "\u2026" : first);
    }
    return Messages.text("window.rewind.forward-title");
  }

  private static String filesLine(RewindPlan plan) {
    return plan.filesKept()
        ? Messages.text("window.rewind.changes", plan.files().size())
        : Messages.text("window.rewind.no-checkpoint");
  }

  private static String left(Unkept one) {
    return switch (one.why()) {
      case LARGE, TOO_MUCH ->
          Messages.text("window.rewind.alone.large", one.path(), TrashVerbs.size(one.bytes()));
      case UNREADABLE -> Messages.text("window.rewind.alone.unreadable", one.path());
      case ODD_NAME -> Messages.text("window.rewind.alone.name", one.path());
    };
  }

  private static String names(List<String> files) {
    String names =
        files.stream()
            .limit(NAMED)
            .map(Escapes::visibleOnOneLine)
            .collect(Collectors.joining("\n"));
    return files.size() > NAMED
        ? names + "\n" + Messages.text("window.rewind.more", files.size() - NAMED)
        : names;
  }
}

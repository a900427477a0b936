package app.coppice.ui.review;

import app.coppice.git.Point;
import app.coppice.session.Comparison;
import app.coppice.session.Milestone;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Age;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Chooses what is compared: the whole session, what is open, staged or not, a turn, since a turn
/// or a commit, or any two names. FX thread only.
final class ComparePicker extends MenuButton {
  private static final int LONGEST_TITLE = 60;

  private final Consumer<Comparison> chosen;
  private final Runnable other;

  /// @param other asks for two names
  ComparePicker(
      ReviewActions actions,
      Supplier<Optional<SessionId>> session,
      Consumer<Comparison> chosen,
      Runnable other) {
    this.chosen = chosen;
    this.other = other;
    getStyleClass().addAll("flat", "compare-picker");
    setAccessibleText(Messages.text("review.compare"));
    setMnemonicParsing(false);
    setOnShowing(_ -> fill(List.of()));
    setOnShown(_ ->
        session
            .get()
            .ifPresent(id ->
                FxThread.deliver(
                    actions.comparer().milestones(id),
                    found -> {
                      if (isShowing() && !found.isEmpty()) {
                        fill(found);
                      }
                    },
                    failure -> {})));
    fill(List.of());
    show(Comparison.WHOLE);
  }

  /// Says what is compared.
  void show(Comparison comparison) {
    setText(name(comparison));
  }

  private static String name(Comparison comparison) {
    if (comparison.equals(Comparison.WHOLE)) {
      return Messages.text("review.compare.whole");
    } else if (comparison.equals(Comparison.UNCOMMITTED)) {
      return Messages.text("review.compare.uncommitted");
    } else if (comparison.equals(Comparison.STAGED)) {
      return Messages.text("review.compare.staged");
    } else if (comparison.equals(Comparison.UNSTAGED)) {
      return Messages.text("review.compare.unstaged");
    }
    return Messages.text("review.compare.two", name(comparison.from()), name(comparison.to()));
  }

  private static String name(Point point) {
    return switch (point) {
      case Point.Base _ -> Messages.text("review.point.base");
      case Point.Head _ -> Messages.text("review.point.head");
      case Point.Index _ -> Messages.text("review.point.index");
      case Point.Files _ -> Messages.text("review.point.files");
      case Point.Named(String name) ->
          name.matches("[0-9a-f]{40,64}")
              ? name.substring(0, 8)
              : name.substring(name.lastIndexOf('/') + 1);
    };
  }

  private void fill(List<Milestone> milestones) {
    List<MenuItem> items = new ArrayList<>();
    for (Comparison each :
        List.of(Comparison.WHOLE, Comparison.UNCOMMITTED, Comparison.STAGED, Comparison.UNSTAGED)) {
      items.add(item(name(each), each));
    }
    List<Milestone> turns = of(milestones, Milestone.Kind.TURN);
    List<Milestone> commits = of(milestones, Milestone.Kind.COMMIT);
    if (!turns.isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.add(turnByTurn(turns));
      items.add(since(Messages.text("review.compare.since-turn"), turns));
    }
    if (!commits.isEmpty()) {
      items.add(since(Messages.text("review.compare.since-commit"), commits));
    }
    MenuItem two = Verbatim.menuItem(Messages.text("review.compare.other"));
    two.setOnAction(_ -> other.run());
    items.add(new SeparatorMenuItem());
    items.add(two);
    getItems().setAll(items);
  }

  private static List<Milestone> of(List<Milestone> milestones, Milestone.Kind kind) {
    return milestones.stream().filter(each -> each.kind() == kind).toList();
  }

  /// What one turn changed: from its start to the next one's.
  private Menu turnByTurn(List<Milestone> turns) {
    Menu menu = Verbatim.menu(Messages.text("review.compare.turn"));
    for (int i = turns.size() - 1; i >= 0; i--) {
      Milestone turn = turns.get(i);
      Comparison comparison =
          i + 1 < turns.size()
              ? Comparison.between(turn.name(), turns.get(i + 1).name())
              : Comparison.since(turn.name());
      menu.getItems().add(item(title(turn), comparison));
    }
    return menu;
  }

  private Menu since(String title, List<Milestone> from) {
    Menu menu = Verbatim.menu(title);
    for (Milestone each : from.reversed()) {
      menu.getItems().add(item(title(each), Comparison.since(each.name())));
    }
    return menu;
  }

  private static String title(Milestone milestone) {
    String title = milestone.title();
    String shown =
        title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "\u2026" : title;
    String age = Age.text(milestone.at(), Instant.now());
    return milestone.kind() == Milestone.Kind.TURN
        ? Messages.text("review.compare.turn.title", milestone.turn(), shown, age)
        : Messages.text("review.compare.commit.title", shown, age);
  }

  private MenuItem item(String title, Comparison comparison) {
    MenuItem item = Verbatim.menuItem(title);
    item.setOnAction(_ -> chosen.accept(comparison));
    return item;
  }
}

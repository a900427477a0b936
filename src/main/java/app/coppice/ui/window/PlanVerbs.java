package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.LandingPlan;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// The landing plan in the window: its sheet, and the word in a session's review when it conflicts
/// with a neighbour. FX thread only, but for {@link #planChanged}.
final class PlanVerbs implements Engine.Listener, PlanSheet.Way, AutoCloseable {
  /// Shows a changed file.
  interface Reveal {
    void reveal(SessionId session, String path, int line);
  }

  private final Engine engine;
  private final Desk desk;
  private final OverlayLayer overlays;
  private final Reveal reveal;
  private final Button hint = Verbatim.button();
  private final Engine.Subscription subscription;
  private @Nullable PlanSheet open;

  PlanVerbs(Actions actions, Desk desk, Engine engine, OverlayLayer overlays, Reveal reveal) {
    this.engine = engine;
    this.desk = desk;
    this.overlays = overlays;
    this.reveal = reveal;
    hint.getStyleClass().addAll("flat", "plan-hint");
    hint.setGraphic(Icon.WARNING.node());
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setOnAction(_ -> open());
    actions.add(
        Action.Group.REVIEW,
        "landing-plan",
        () -> desk.current().isPresent(),
        this::open,
        "Shortcut+Shift+M");
    subscription = engine.subscribe(this);
    showHint();
  }

  Button hint() {
    return hint;
  }

  private void open() {
    Optional<Path> repository = desk.current().map(SessionSnapshot::repository);
    if (repository.isPresent()) {
      PlanSheet sheet = new PlanSheet(overlays, this);
      open = sheet;
      sheet.open(engine.landings().plan(repository.get()));
      // What moved without telling anybody, as a base by the person's own commit.
      FxThread.deliver(engine.landings().replan(repository.get()), sheet::show, _ -> {});
    }
  }

  @Override
  public void sessionChanged(SessionId id) {}

  @Override
  public void structureChanged() {}

  @Override
  public void planChanged(Path repository) {
    FxThread.run(this::follow);
  }

  private void follow() {
    showHint();
    PlanSheet sheet = open;
    if (sheet != null && sheet.getScene() == null) {
      open = null;
    } else if (sheet != null) {
      plan().ifPresent(sheet::show);
    }
  }

  private Optional<LandingPlan> plan() {
    return desk.current().flatMap(session -> engine.landings().plan(session.repository()));
  }

  /// Says in the review what is true of the session in view.
  void showHint() {
    String text =
        desk.current()
            .flatMap(session -> plan().map(plan -> PlanWords.hint(plan, session.id())))
            .orElse("");
    hint.setText(text);
    hint.setVisible(!text.isEmpty());
    hint.setManaged(!text.isEmpty());
  }

  @Override
  public void toSession(SessionId session) {
    desk.enter(session);
    desk.focusReview();
  }

  @Override
  public void toFile(SessionId session, String path) {
    reveal.reveal(session, path, 0);
    desk.focusReview();
  }

  @Override
  public void close() {
    subscription.close();
  }
}

package app.coppice.ui.review;

import app.coppice.ui.kit.SpentKey;
import app.coppice.ui.review.diff.Spot;
import app.coppice.ui.review.diff.SpotAction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// What the keys of the review do, wherever in it the focus is but in a text. Keys that are not
/// bound here are answered by the control that has the focus. FX thread only.
final class ReviewKeys implements EventHandler<KeyEvent> {
  private final Map<ReviewKey, Runnable> bound = new EnumMap<>(ReviewKey.class);
  private final Map<ReviewKey, Runnable> unanswered = new EnumMap<>(ReviewKey.class);
  private final List<SpotAction> actions;
  private final Supplier<Optional<Spot>> spot;
  private final Supplier<Scene> scene;

  /// @param actions may grow
  /// @param spot what they are about
  ReviewKeys(List<SpotAction> actions, Supplier<Optional<Spot>> spot, Supplier<Scene> scene) {
    this.actions = actions;
    this.spot = spot;
    this.scene = scene;
  }

  ReviewKeys bind(ReviewKey key, Runnable run) {
    bound.put(key, run);
    return this;
  }

  /// Says why a key does nothing where no action is possible: silence would let the person type on,
  /// and the letters be keys.
  ReviewKeys otherwise(ReviewKey key, Runnable say) {
    unanswered.put(key, say);
    return this;
  }

  /// What a key does with what is selected now; empty where it does nothing.
  Optional<Runnable> meaning(ReviewKey key) {
    Optional<Runnable> run = Optional.ofNullable(bound.get(key));
    return run.isPresent() ? run : spot.get().flatMap(at -> meaning(key, at));
  }

  private Optional<Runnable> meaning(ReviewKey key, Spot at) {
    return actions.stream()
        .filter(action -> action.key().equals(key) && action.isPossible(at))
        .findFirst()
        .map(action -> () -> action.run(at));
  }

  @Override
  public void handle(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl && !isFind(event)) {
      return;
    }
    for (Map.Entry<ReviewKey, Runnable> each : bound.entrySet()) {
      if (each.getKey().matches(event)) {
        each.getValue().run();
        spend(event);
        return;
      }
    }
    for (SpotAction action : actions) {
      Optional<Spot> at = spot.get().filter(action::isPossible);
      if (action.key().matches(event) && at.isPresent()) {
        action.run(at.get());
        spend(event);
        return;
      }
    }
    unanswered.entrySet().stream()
        .filter(each -> each.getKey().matches(event))
        .findFirst()
        .ifPresent(each -> {
          each.getValue().run();
          spend(event);
        });
  }

  /// No text has a use for these.
  private static boolean isFind(KeyEvent event) {
    return ReviewKey.FIND.matches(event)
        || ReviewKey.FIND_NEXT.matches(event)
        || ReviewKey.FIND_PREVIOUS.matches(event);
  }

  private void spend(KeyEvent event) {
    SpentKey.of(event, scene.get());
    event.consume();
  }
}

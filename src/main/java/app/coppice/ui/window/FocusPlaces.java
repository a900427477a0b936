package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.ui.kit.Focus;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// Where the focus was when a session was left: who comes back goes on there, and what was half
/// typed in a terminal is not ended in a prompt. FX thread only.
final class FocusPlaces {
  /// A region of a session.
  enum Place {
    CHAT,
    CONSOLE,
    REVIEW
  }

  /// @param owner what had the focus; it may be gone by then
  private record Left(Place place, WeakReference<Node> owner) {}

  private final Regions regions;
  private final Selection selection;
  private final Map<SessionId, Left> left = new HashMap<>();

  FocusPlaces(Regions regions, Selection selection) {
    this.regions = regions;
    this.selection = selection;
  }

  /// Follows the focus out of the regions, to the sidebar or a sheet; once the scene stands.
  void follow(Scene scene) {
    scene
        .focusOwnerProperty()
        .addListener((_, before, now) -> {
          if (now != null && place(now).isEmpty()) {
            note(before);
          }
        });
  }

  /// The session in view is about to be left.
  void leave() {
    Scene scene = regions.node().getScene();
    note(scene == null ? null : scene.getFocusOwner());
  }

  private void note(@Nullable Node owner) {
    Optional<Place> place = place(owner);
    Optional<SessionId> session = selection.id();
    if (owner != null && place.isPresent() && session.isPresent()) {
      left.put(session.get(), new Left(place.get(), new WeakReference<>(owner)));
    }
  }

  /// Whether one of the session's regions has the focus now.
  boolean within() {
    Scene scene = regions.node().getScene();
    return scene != null && place(scene.getFocusOwner()).isPresent();
  }

  /// The region to go on in; the chat where the session is seen first, and where that region is
  /// folded by now.
  Place of(SessionId session) {
    Left known = left.get(session);
    if (known == null) {
      return Place.CHAT;
    }
    return switch (known.place()) {
      case CHAT -> Place.CHAT;
      case CONSOLE -> regions.console().foldedProperty().get() ? Place.CHAT : Place.CONSOLE;
      case REVIEW -> regions.reviewVisible() ? Place.REVIEW : Place.CHAT;
    };
  }

  /// The field in which something was being written, if it still shows: its letters are no
  /// commands.
  Optional<Node> field(SessionId session) {
    Left known = left.get(session);
    return Optional.ofNullable(known == null ? null : known.owner().get())
        .filter(TextInputControl.class::isInstance)
        .filter(owner -> place(owner).isPresent() && !owner.isDisabled() && shows(owner));
  }

  private static boolean shows(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// Forgets sessions that are gone.
  void keepOnly(Collection<SessionId> there) {
    left.keySet().retainAll(there);
  }

  private Optional<Place> place(@Nullable Node owner) {
    if (owner == null || regions.sidebar().holds(owner)) {
      return Optional.empty();
    }
    if (regions.review().holds(owner)) {
      return Optional.of(Place.REVIEW);
    }
    if (regions.console().holds(owner)) {
      return Optional.of(Place.CONSOLE);
    }
    return Focus.holds(regions.console(), owner) ? Optional.of(Place.CHAT) : Optional.empty();
  }
}

package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.ui.kit.Messages;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// The ways to land, to choose another without going back to the menu. FX thread only.
final class LandWays extends ComboBox<LandHow> {
  LandWays() {
    getItems().setAll(LandHow.values());
    setAccessibleText(Messages.text("review.land.how"));
    setMinWidth(USE_PREF_SIZE);
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(LandHow how) {
            return how == null ? "" : Messages.text("review.land." + LandMenu.key(how));
          }

          @Override
          public LandHow fromString(String text) {
            throw new UnsupportedOperationException("a way is chosen, never typed");
          }
        });
  }
}

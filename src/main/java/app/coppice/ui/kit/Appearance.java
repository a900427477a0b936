package app.coppice.ui.kit;

import app.coppice.settings.Settings.Theme;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;

/// What the program looks like: light or dark, as the setting or the system says, and the text
/// size. Changes reach every dressed scene at once. FX thread only.
public final class Appearance {
  private static final String STYLESHEET = stylesheet("coppice.css");
  private static final String LIGHT = stylesheet("light.css");
  private static final String DARK = stylesheet("dark.css");

  private final List<Scene> scenes = new ArrayList<>();
  private Theme theme;
  private int fontSize;
  private boolean dark;
  private Subscription system = Subscription.EMPTY;

  /// @param fontSize of plain text, in pixels
  public Appearance(Theme theme, int fontSize) {
    this.theme = theme;
    this.fontSize = fontSize;
    refresh();
  }

  /// The address of a stylesheet that lies beside this class or, absolute, anywhere in the module.
  public static String stylesheet(String name) {
    URL found = Appearance.class.getResource(name);
    return Objects.requireNonNull(found, name).toExternalForm();
  }

  /// Gives `scene` the tokens and keeps it up to date until {@link #release}.
  public void dress(Scene scene) {
    scene.getStylesheets().add(STYLESHEET);
    if (scenes.isEmpty()) {
      // The system's preferences live as long as the process and hold whoever follows them.
      system = Platform.getPreferences().colorSchemeProperty().subscribe(this::refresh);
    }
    scenes.add(scene);
    apply(scene);
  }

  /// Forgets a scene whose window is gone.
  public void release(Scene scene) {
    scenes.remove(scene);
    if (scenes.isEmpty()) {
      system.unsubscribe();
    }
  }

  public void show(Theme newTheme, int newFontSize) {
    theme = newTheme;
    fontSize = newFontSize;
    refresh();
  }

  public boolean dark() {
    return dark;
  }

  private void refresh() {
    dark =
        switch (theme) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    // The binary form of the theme parses several times faster.
    String base =
        dark
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS();
    if (!base.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(base);
    }
    scenes.forEach(this::apply);
  }

  private void apply(Scene scene) {
    Parent root = scene.getRoot();
    root.getStyleClass().removeAll("light", "dark");
    root.getStyleClass().add(dark ? "dark" : "light");
    String tokens = dark ? DARK : LIGHT;
    if (!scene.getStylesheets().contains(tokens)) {
      scene.getStylesheets().removeAll(LIGHT, DARK);
      scene.getStylesheets().addFirst(tokens);
    }
    root.setStyle("-fx-font-size: " + fontSize + "px;");
  }
}

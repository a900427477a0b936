package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.settings.Settings;
import app.coppice.ui.kit.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import javafx.util.StringConverter;

/// How what is chosen from lists reads: modes, folders, whatever has a word. Pure.
final class ChoiceWords {
  private ChoiceWords() {}

  /// The mode that the settings name.
  static Mode defaultMode(Settings settings) {
    for (Mode each : Mode.values()) {
      String name = each.name().toLowerCase(Locale.ROOT);
      if (name.equals(settings.mode()) || name.endsWith("_" + settings.mode())) {
        return each;
      }
    }
    return Mode.ASK;
  }

  static String word(Mode mode) {
    return Messages.text("window.mode." + mode.name().toLowerCase(Locale.ROOT));
  }

  static String folderName(Path folder) {
    Path name = folder.getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /// For a list that is only chosen from.
  static <T> StringConverter<T> shown(Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : text.apply(value);
      }

      @Override
      public T fromString(String typed) {
        throw new UnsupportedOperationException("Only chosen, never typed");
      }
    };
  }
}

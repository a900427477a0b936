package app.coppice.ui.kit;

import app.coppice.session.KeepResult;
import app.coppice.text.Escapes;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Says that something begun cannot be kept for the next start, why, and what to do: once, and
/// again only after it could be kept, or for another reason. FX thread only.
public final class UnkeptWord {
  private final Consumer<String> say;

  /// By what is begun, what was said of it.
  private final Map<Object, String> said = new HashMap<>();

  /// @param say shows a sentence where the person types
  public UnkeptWord(Consumer<String> say) {
    this.say = say;
  }

  /// @param of what was to be kept, so that nothing is said twice of it
  public void hear(Object of, KeepResult result) {
    switch (result) {
      case KeepResult.Kept _, KeepResult.Gone _ -> said.remove(of);
      case KeepResult.Secret _ -> say(of, Messages.text("kit.unkept.secret"));
      case KeepResult.Failed failed -> say(of, sentence(failed));
    }
  }

  /// The answer did not come.
  public void failed(Object of, Throwable problem) {
    say(of, Messages.text("kit.unkept.unknown", String.valueOf(problem.getMessage())));
  }

  private void say(Object of, String sentence) {
    if (!sentence.equals(said.put(of, sentence))) {
      say.accept(sentence);
    }
  }

  private static String sentence(KeepResult.Failed failed) {
    String folder = Escapes.visibleOnOneLine(failed.folder().toString());
    return failed.reason().isEmpty()
        ? Messages.text("kit.unkept.failed", folder)
        : Messages.text("kit.unkept.failed.why", folder, failed.reason());
  }
}

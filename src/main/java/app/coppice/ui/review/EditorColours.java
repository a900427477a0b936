package app.coppice.ui.review;

import app.coppice.text.highlight.Language;
import app.coppice.text.highlight.LexState;
import app.coppice.text.highlight.LexedLine;
import app.coppice.text.highlight.Token;
import app.coppice.ui.kit.FxThread;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Colours the code in an editor whenever the typing rests, computed off the FX thread. A text that
/// is too long for that stays plain. FX thread only.
final class EditorColours {
  private static final Duration REST = Duration.millis(150);

  /// Characters; beyond, setting the styles would take longer than a frame by far.
  private static final int LONGEST = 400_000;

  private final CodeArea area;
  private final Language language;
  private final PauseTransition rest = new PauseTransition(REST);
  private long version;

  EditorColours(CodeArea area, String path) {
    this.area = area;
    this.language = Language.ofPath(path);
    rest.setOnFinished(_ -> colour());
  }

  /// The text is another now.
  void changed() {
    version++;
    rest.playFromStart();
  }

  void colour() {
    String text = area.getText();
    if (text.isEmpty() || text.length() > LONGEST) {
      return;
    }
    long of = version;
    Thread.ofVirtual()
        .name("editor-colours")
        .start(() -> {
          StyleSpans<Collection<String>> spans = spans(text, language);
          FxThread.run(() -> {
            if (of == version && area.getLength() == spans.length()) {
              area.setStyleSpans(0, spans);
            }
          });
        });
  }

  static StyleSpans<Collection<String>> spans(String text, Language language) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    LexState state = LexState.INITIAL;
    int start = 0;
    while (start <= text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      LexedLine lexed = language.lex(text.substring(start, end), state);
      state = lexed.next();
      int at = start;
      for (Token token : lexed.tokens()) {
        int from = Math.max(at, start + token.start());
        int to = Math.min(end, start + token.end());
        spans.add(List.of(), from - at);
        spans.add(
            List.of("token-" + token.kind().name().toLowerCase(Locale.ROOT)),
            Math.max(0, to - from));
        at = Math.max(from, to);
      }
      spans.add(List.of(), (feed < 0 ? end : end + 1) - at);
      start = end + 1;
    }
    return spans.create();
  }

  void stop() {
    rest.stop();
    version++;
  }
}

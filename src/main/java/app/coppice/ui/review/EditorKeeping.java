package app.coppice.ui.review;

import app.coppice.session.FileText;
import app.coppice.session.KeepResult;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.SoonAfter;
import app.coppice.ui.kit.UnkeptWord;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps for the next start what is typed in an editor and not saved, and says where that cannot
/// be. FX thread only.
final class EditorKeeping {
  private final BiFunction<FileText.Opened, String, CompletableFuture<KeepResult>> keep;
  private final Runnable forget;
  private final Supplier<Typed> typed;
  private final UnkeptWord unkept;
  private final SoonAfter soon = new SoonAfter(this::keep);
  private boolean kept;

  /// The text that was kept last.
  private String keptText = "";

  /// What an editor holds.
  ///
  /// @param opened the file as it was read
  /// @param dirty whether the text is another
  record Typed(FileText.Opened opened, String text, boolean dirty) {}

  /// @param remark says that it is not kept, and what to do
  EditorKeeping(EditorPane.Work work, Supplier<Typed> typed, Consumer<String> remark) {
    keep = work::keep;
    forget = work::forget;
    this.typed = typed;
    unkept = new UnkeptWord(remark);
  }

  /// The text changed.
  void changed(boolean dirty) {
    if (dirty || kept) {
      soon.call();
    }
  }

  private void keep() {
    Typed now = typed.get();
    if (!now.dirty()) {
      kept = false;
      forget.run();
      return;
    }
    FxThread.deliver(
        keep.apply(now.opened(), now.text()),
        result -> {
          keptText = now.text();
          kept = result.isKept();
          unkept.hear(this, result);
        },
        problem -> {
          kept = false;
          unkept.failed(this, problem);
        });
  }

  /// Keeps at once what was typed last; tries again where that failed.
  void now() {
    if (!kept && typed.get().dirty()) {
      soon.call();
    }
    soon.now();
  }

  /// Ends it; what was typed last is not kept any more.
  void stop() {
    soon.forget();
  }

  /// What is shown comes from what was kept.
  void takeUp(String text) {
    kept = true;
    keptText = text;
  }

  /// Whether a text would be there at the next start, to the last key.
  boolean isKept(String text) {
    return kept && text.equals(keptText);
  }
}

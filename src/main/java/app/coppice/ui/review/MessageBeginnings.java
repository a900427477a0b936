package app.coppice.ui.review;

import app.coppice.session.Begun;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.SoonAfter;
import app.coppice.ui.kit.UnkeptWord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps the commit messages that are being written, of the session in view and of the others, and
/// brings those of another start back. FX thread only.
final class MessageBeginnings {
  private final ReviewActions actions;
  private final Supplier<Begun.Message> message;
  private final Consumer<Begun.Message> back;
  private final UnkeptWord unkept;
  private final SoonAfter keeping = new SoonAfter(this::keep);

  /// Sessions of which it is known what was begun at an earlier start.
  private final Set<SessionId> read = new HashSet<>();

  /// What is on the disk, or on its way there.
  private final Map<SessionId, Begun.Message> kept = new HashMap<>();

  private Optional<SessionId> session = Optional.empty();

  /// @param message what is written for the session in view
  /// @param back takes what was written at an earlier start
  /// @param remark says that it is not kept, and what to do
  MessageBeginnings(
      ReviewActions actions,
      Supplier<Begun.Message> message,
      Consumer<Begun.Message> back,
      Consumer<String> remark) {
    this.actions = actions;
    this.message = message;
    this.back = back;
    unkept = new UnkeptWord(remark);
  }

  /// A session comes into view, and its message is in the field.
  void enter(SessionId entered) {
    session = Optional.of(entered);
    if (read.contains(entered)) {
      return;
    }
    FxThread.deliver(
        actions.beginnings().of(entered),
        begun -> {
          // One that is out of view by now is asked again when it comes back.
          if (session.filter(entered::equals).isPresent() && read.add(entered)) {
            begun.forEach(this::comeBack);
          }
        },
        _ -> {});
  }

  private void comeBack(Begun each) {
    if (each instanceof Begun.Message earlier && message.get().text().isBlank()) {
      session.ifPresent(it -> kept.put(it, earlier));
      back.accept(earlier);
    }
  }

  /// The session in view goes out of it.
  void leave() {
    keeping.now();
  }

  void typed() {
    keeping.call();
  }

  /// Keeps at once what was typed last; tries again where that failed.
  void keepNow() {
    keeping.call();
    keeping.now();
  }

  private void keep() {
    session.ifPresent(it -> {
      Begun.Message now = message.get();
      if (now.equals(kept.getOrDefault(it, Begun.Message.NONE))) {
        return;
      }
      if (now.text().isBlank()) {
        // Before it is known what was begun, an empty field says nothing.
        if (read.contains(it)) {
          forget(it);
        }
        return;
      }
      kept.put(it, now);
      FxThread.deliver(
          actions.beginnings().keep(it, now),
          result -> {
            unkept.hear(it, result);
            if (!result.isKept()) {
              kept.remove(it, now);
            }
          },
          problem -> {
            unkept.failed(it, problem);
            kept.remove(it, now);
          });
    });
  }

  /// Whether nothing is lost when a session's message is forgotten here.
  boolean isKept(SessionId of, Begun.Message message) {
    return message.text().isBlank() || message.equals(kept.get(of));
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    read.retainAll(there);
    kept.keySet().retainAll(there);
  }

  /// The commit of a session is made, or its message given up.
  void forget(SessionId of) {
    kept.remove(of);
    actions.beginnings().drop(of, Begun.Message.NAME);
  }
}

package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What is compared in one session, what came of it, and which files are shown with more than they
/// had. It is there again when the session is in view again. FX thread only.
final class ComparedFiles {
  private final ReviewActions actions;
  private final SessionId session;
  private final Runnable arrived;
  private final Map<String, Replaced> replaced = new HashMap<>();
  private Comparison comparison = Comparison.WHOLE;
  private List<FileDiff> files = List.of();
  private String problem = "";
  private @Nullable Object of;
  private @Nullable CompletableFuture<Compared> asked;
  private boolean again;

  /// A file that is shown with more than it had.
  private record Replaced(FileDiff of, FileDiff by) {}

  /// @param arrived called when the files are others
  ComparedFiles(ReviewActions actions, SessionId session, Runnable arrived) {
    this.actions = actions;
    this.session = session;
    this.arrived = arrived;
  }

  Comparison comparison() {
    return comparison;
  }

  /// As they were compared, in the order of their paths.
  List<FileDiff> files() {
    return files;
  }

  /// Why there are none; empty when nothing went wrong.
  String problem() {
    return problem;
  }

  boolean isWaiting() {
    return asked != null;
  }

  /// Compares something else from now on.
  void compare(Comparison what) {
    comparison = what;
    replaced.clear();
    files = List.of();
    of = null;
    problem = "";
    CompletableFuture<Compared> before = asked;
    asked = null;
    again = false;
    if (before != null) {
      // It answers at once, and is not waited for any more.
      before.cancel(true);
    }
  }

  /// Takes the newest snapshot; compares again what its files may have changed.
  @SuppressWarnings("ReferenceEquality") // Other changes are another object.
  void show(SessionSnapshot newest) {
    if (comparison.equals(Comparison.WHOLE)) {
      files = newest.changes().files();
    } else if (of != newest.changes()) {
      boolean first = of == null;
      of = newest.changes();
      if (first || comparison.isLive()) {
        ask();
      }
    }
  }

  /// Compares again what is not its snapshot's.
  void compareAgain() {
    if (of != null && comparison.isLive()) {
      ask();
    }
  }

  private void ask() {
    if (asked != null) {
      again = true;
      return;
    }
    CompletableFuture<Compared> work = actions.comparer().compare(session, comparison);
    asked = work;
    FxThread.deliver(
        work,
        result -> answered(work, result),
        failure -> answered(work, new Compared.Refused(String.valueOf(failure.getMessage()))));
  }

  @SuppressWarnings("ReferenceEquality") // An answer that is not waited for any more.
  private void answered(CompletableFuture<Compared> work, Compared result) {
    if (work != asked) {
      return;
    }
    asked = null;
    switch (result) {
      case Compared.Done(List<FileDiff> found) -> {
        files = found;
        problem = "";
      }
      case Compared.Refused(String reason) -> {
        files = List.of();
        problem = reason;
      }
    }
    if (again) {
      again = false;
      ask();
    }
    arrived.run();
  }

  /// The session goes out of view. The files of its snapshot come again with the next one.
  void leave() {
    if (comparison.equals(Comparison.WHOLE)) {
      files = List.of();
    }
  }

  /// Shows a file with more than it had, until it changes.
  ///
  /// @param shown as it is shown now
  @SuppressWarnings("ReferenceEquality") // The very object that is shown.
  void replace(FileDiff shown, FileDiff by) {
    Replaced before = replaced.get(shown.path());
    FileDiff first = before != null && before.by() == shown ? before.of() : shown;
    replaced.put(shown.path(), new Replaced(first, by));
  }

  /// Puts what was widened in the place of what it was made of.
  @SuppressWarnings("ReferenceEquality") // A file that was compared again is another object.
  List<FileDiff> widened(List<FileDiff> plain) {
    if (replaced.isEmpty()) {
      return plain;
    }
    return plain.stream()
        .map(file -> {
          Replaced one = replaced.get(file.path());
          return one != null && one.of() == file ? one.by() : file;
        })
        .toList();
  }
}

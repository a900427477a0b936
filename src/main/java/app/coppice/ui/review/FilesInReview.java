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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which files the review shows: those of the session's snapshot, or of another comparison, as the
/// look wants them, some of them widened. What takes long is made elsewhere and shown when it is
/// there; what was asked for something else by then is thrown away. FX thread only.
final class FilesInReview {
  private final ReviewActions actions;
  private final Runnable arrived;
  private final Function<Supplier<ShownFiles>, CompletableFuture<ShownFiles>> elsewhere;
  private final Map<String, Replaced> replaced = new HashMap<>();
  private Comparison comparison = Comparison.WHOLE;
  private ReviewLook look = ReviewLook.FIRST;
  private ShownFiles files = ShownFiles.NONE;
  private List<FileDiff> shown = List.of();
  private List<FileDiff> compared = List.of();
  private String problem = "";
  private @Nullable SessionSnapshot session;
  private @Nullable Object comparedOf;
  private @Nullable CompletableFuture<Compared> asked;
  private boolean again;
  private Wanted wanted = new Wanted(List.of(), ReviewLook.Blanks.SHOWN, Map.of());
  private boolean making;

  /// The snapshot whose files could not be made; the next one has another try.
  private @Nullable SessionSnapshot failedFor;

  /// A file that is shown with more than it had.
  private record Replaced(FileDiff of, FileDiff by) {}

  /// What the shown files are made of. Equal only to itself.
  private static final class Wanted {
    private final List<FileDiff> source;
    private final ReviewLook.Blanks blanks;
    private final Map<String, String> marks;

    Wanted(List<FileDiff> source, ReviewLook.Blanks blanks, Map<String, String> marks) {
      this.source = source;
      this.blanks = blanks;
      this.marks = marks;
    }

    @SuppressWarnings("ReferenceEquality") // To compare what the lists hold takes too long.
    boolean isSame(Wanted other) {
      return source == other.source && blanks == other.blanks && marks.equals(other.marks);
    }
  }

  /// @param arrived called when there is something else to show
  FilesInReview(ReviewActions actions, Runnable arrived) {
    this(
        actions,
        arrived,
        work ->
            CompletableFuture.supplyAsync(
                work, task -> Thread.ofVirtual().name("shown-files").start(task)));
  }

  /// @param elsewhere makes what takes long, not on the FX thread
  FilesInReview(
      ReviewActions actions,
      Runnable arrived,
      Function<Supplier<ShownFiles>, CompletableFuture<ShownFiles>> elsewhere) {
    this.actions = actions;
    this.arrived = arrived;
    this.elsewhere = elsewhere;
  }

  /// In the order of their paths; the same list until something changes.
  List<FileDiff> shown() {
    return shown;
  }

  Set<String> viewed() {
    return files.viewed();
  }

  /// Why nothing is shown; empty when nothing went wrong.
  String problem() {
    return problem;
  }

  /// Whether something is being compared or made.
  boolean isWaiting() {
    return asked != null || making;
  }

  Comparison comparison() {
    return comparison;
  }

  ReviewLook look() {
    return look;
  }

  void look(ReviewLook newLook) {
    look = newLook;
    make();
  }

  /// Compares something else from now on.
  void compare(Comparison what) {
    comparison = what;
    forget();
    if (session != null) {
      show(session);
    }
  }

  /// Takes the newest snapshot; compares again what its files may have changed.
  @SuppressWarnings("ReferenceEquality") // Other changes are another object.
  void show(SessionSnapshot newest) {
    if (session != null && !session.id().equals(newest.id())) {
      comparison = Comparison.WHOLE;
      forget();
    }
    session = newest;
    if (comparison.equals(Comparison.WHOLE)) {
      compared = newest.changes().files();
    } else if (comparedOf != newest.changes()) {
      boolean first = comparedOf == null;
      comparedOf = newest.changes();
      if (first || comparison.isLive()) {
        ask(newest.id());
      }
    }
    make();
  }

  /// Shows a file with more than it had, until it changes.
  ///
  /// @param of as it is shown now
  @SuppressWarnings("ReferenceEquality") // The very object that is shown.
  void replace(FileDiff of, FileDiff by) {
    Replaced before = replaced.get(of.path());
    FileDiff first = before != null && before.by() == of ? before.of() : of;
    replaced.put(of.path(), new Replaced(first, by));
    put();
  }

  /// The difference as it was compared, of which the person sees `path`.
  FileDiff compared(FileDiff file) {
    return files.source().stream()
        .filter(each -> each.path().equals(file.path()))
        .findFirst()
        .orElse(file);
  }

  private void forget() {
    replaced.clear();
    compared = List.of();
    comparedOf = null;
    problem = "";
    if (asked != null) {
      asked.cancel(true);
    }
    asked = null;
    again = false;
  }

  private void ask(SessionId id) {
    if (asked != null) {
      again = true;
      return;
    }
    CompletableFuture<Compared> work = actions.comparer().compare(id, comparison);
    asked = work;
    FxThread.deliver(
        work,
        result -> answered(work, id, result),
        failure -> answered(work, id, new Compared.Refused(String.valueOf(failure.getMessage()))));
  }

  @SuppressWarnings("ReferenceEquality") // An answer that is not waited for any more.
  private void answered(CompletableFuture<Compared> work, SessionId id, Compared result) {
    if (work != asked) {
      return;
    }
    asked = null;
    switch (result) {
      case Compared.Done(List<FileDiff> found) -> {
        compared = found;
        problem = "";
      }
      case Compared.Refused(String reason) -> {
        compared = List.of();
        problem = reason;
      }
    }
    make();
    if (again) {
      again = false;
      ask(id);
    }
    arrived.run();
  }

  @SuppressWarnings("ReferenceEquality") // Every snapshot is another object.
  private void make() {
    if (session == null) {
      return;
    }
    List<FileDiff> source = compared;
    Map<String, String> marks = session.viewed();
    ReviewLook.Blanks blanks = look.blanks();
    Wanted now = new Wanted(source, blanks, marks);
    boolean retries = failedFor != null && failedFor != session;
    if (now.isSame(wanted) && !retries) {
      return;
    }
    wanted = now;
    failedFor = null;
    if (!files.isLong(source, blanks, marks)) {
      making = false;
      files = files.of(source, blanks, marks);
      put();
      return;
    }
    ShownFiles before = files;
    making = true;
    FxThread.deliver(
        elsewhere.apply(() -> before.of(source, blanks, marks)),
        made -> {
          if (now.equals(wanted)) {
            making = false;
            files = made;
            put();
            arrived.run();
          }
        },
        _ -> {
          if (now.equals(wanted)) {
            making = false;
            failedFor = session;
            arrived.run();
          }
        });
  }

  /// Puts what was widened in the place of what it was made of.
  @SuppressWarnings("ReferenceEquality") // A file that was compared again is another object.
  private void put() {
    List<FileDiff> plain = files.shown();
    if (replaced.isEmpty()) {
      shown = plain;
      return;
    }
    shown =
        plain.stream()
            .map(file -> {
              Replaced one = replaced.get(file.path());
              return one != null && one.of() == file ? one.by() : file;
            })
            .toList();
  }
}

package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which files the review shows: those of the session's snapshot, or of another comparison, as the
/// look wants them, some of them widened. Each session keeps what it compares and what was widened.
/// What takes long is made elsewhere and shown when it is there; what was asked for something else
/// by then is thrown away. FX thread only.
final class FilesInReview {
  private final ReviewActions actions;
  private final Runnable arrived;
  private final Function<Supplier<ShownFiles>, CompletableFuture<ShownFiles>> elsewhere;
  private final Map<SessionId, ComparedFiles> all = new HashMap<>();
  private ReviewLook look = ReviewLook.FIRST;
  private ShownFiles files = ShownFiles.NONE;
  private List<FileDiff> shown = List.of();
  private @Nullable SessionSnapshot session;
  private @Nullable ComparedFiles compared;

  /// What is compared where no session is in view yet.
  private Comparison first = Comparison.WHOLE;

  private Wanted wanted = new Wanted(List.of(), ReviewLook.Blanks.SHOWN, Map.of());
  private boolean making;

  /// The snapshot whose files could not be made; the next one has another try.
  private @Nullable SessionSnapshot failedFor;

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
    return compared == null ? "" : compared.problem();
  }

  /// Whether something is being compared or made.
  boolean isWaiting() {
    return making || (compared != null && compared.isWaiting());
  }

  Comparison comparison() {
    return compared == null ? first : compared.comparison();
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
    if (session == null || compared == null) {
      first = what;
      return;
    }
    compared.compare(what);
    show(session);
  }

  /// Takes the newest snapshot; compares again what its files may have changed.
  void show(SessionSnapshot newest) {
    ComparedFiles now = all.computeIfAbsent(newest.id(), this::begin);
    if (!now.equals(compared)) {
      if (compared != null) {
        compared.leave();
      }
      compared = now;
      // Until its own files are there, nothing is: never those of the session before.
      shown = List.of();
      wanted = new Wanted(new ArrayList<>(), look.blanks(), Map.of());
    }
    session = newest;
    now.show(newest);
    make();
  }

  private ComparedFiles begin(SessionId id) {
    ComparedFiles begun = new ComparedFiles(actions, id, () -> arrivedFor(id));
    if (!first.equals(Comparison.WHOLE)) {
      begun.compare(first);
      first = Comparison.WHOLE;
    }
    return begun;
  }

  private void arrivedFor(SessionId id) {
    if (session != null && session.id().equals(id)) {
      make();
      arrived.run();
    }
  }

  /// The index of a session is another, which its snapshot need not tell.
  void indexMoved(SessionId in) {
    ComparedFiles its = all.get(in);
    if (its != null) {
      its.compareAgain();
    }
  }

  /// Shows a file of a session, which may be out of view by now, with more than it had, until it
  /// changes.
  ///
  /// @param what was compared when more was asked for; where that is something else now, it is over
  /// @param of as it was shown then
  void replace(SessionId in, Comparison what, FileDiff of, FileDiff by) {
    ComparedFiles its = all.get(in);
    if (its != null && its.comparison().equals(what)) {
      its.replace(of, by);
      // Until its own files are there, what would be put is of the session before.
      if (its.equals(compared) && !making) {
        put();
      }
    }
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    all.keySet().retainAll(there);
  }

  /// The difference as it was compared, of which the person sees `path`.
  FileDiff compared(FileDiff file) {
    return files.source().stream()
        .filter(each -> each.path().equals(file.path()))
        .findFirst()
        .orElse(file);
  }

  @SuppressWarnings("ReferenceEquality") // Every snapshot is another object.
  private void make() {
    if (session == null || compared == null) {
      return;
    }
    List<FileDiff> source = compared.files();
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

  private void put() {
    shown = compared == null ? files.shown() : compared.widened(files.shown());
  }
}

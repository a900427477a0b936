package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.find.Finds;
import app.coppice.ui.kit.text.Mark;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds text in all paths and lines of a diff, folded files included, which open where the person
/// goes to a find in them. When the files change it looks at those that did, and the person stays
/// where they are. FX thread only; the search itself is {@link DiffSearch}.
public final class DiffFinder implements Finds {
  private static final int NONE = -1;

  private final DiffPlaces places;
  private Runnable changed = () -> {};
  private Consumer<String> visited = _ -> {};
  private Optional<Pattern> wanted = Optional.empty();
  private @Nullable DiffSearch search;
  private IdentityHashMap<FileDiff, FileFinds> known = new IdentityHashMap<>();

  /// Of the files that have finds, in their order; how many finds are before each.
  private final List<FileFinds> found = new ArrayList<>();

  private final List<Integer> before = new ArrayList<>();
  private int count;
  private Reach reach = Reach.WHOLE;

  /// The find the person stands on: index in `found`, or none, and in what is found there.
  private int file = NONE;

  private int index;

  /// From where the first find is looked for.
  private @Nullable Place origin;

  private int originStart;

  /// Whether the view goes to it.
  private boolean reveals;

  DiffFinder(DiffPlaces places) {
    this.places = places;
  }

  @Override
  public void onChanged(Runnable action) {
    changed = action;
  }

  /// Runs `action` with the path of the file in which the person went to a find.
  public void onVisited(Consumer<String> action) {
    visited = action;
  }

  @Override
  public void look(Optional<Pattern> pattern) {
    if (file == NONE) {
      origin = places.here().orElse(null);
      originStart = 0;
    } else {
      rememberPlace();
    }
    wanted = pattern;
    known = new IdentityHashMap<>();
    reveals = true;
    begin();
  }

  @Override
  public void close() {
    look(Optional.empty());
    file = NONE;
  }

  /// Other files are shown.
  void filesChanged() {
    if (wanted.isPresent()) {
      if (file != NONE) {
        rememberPlace();
      }
      // What comes by itself takes nobody to it.
      reveals &= reach == Reach.LOOKING && file == NONE;
      begin();
    }
  }

  /// What is shown next is of something else.
  void forget() {
    cancel();
    known = new IdentityHashMap<>();
    forgetFinds();
    reach = Reach.WHOLE;
    origin = null;
    reveals = false;
  }

  private void rememberPlace() {
    FileFinds at = found.get(file);
    origin = at.place(at.at(index));
    originStart = at.at(index).start();
  }

  private void cancel() {
    if (search != null) {
      search.cancel();
      search = null;
    }
  }

  private void begin() {
    cancel();
    IdentityHashMap<FileDiff, FileFinds> earlier = known;
    known = new IdentityHashMap<>();
    forgetFinds();
    if (wanted.isPresent()) {
      reach = Reach.LOOKING;
      search = new DiffSearch(places.files().get(), wanted.get(), earlier, this::arrived);
      search.start();
    } else {
      reach = Reach.WHOLE;
      places.findsChanged().run();
    }
  }

  private void forgetFinds() {
    found.clear();
    before.clear();
    count = 0;
    file = NONE;
  }

  private void arrived(DiffSearch by, List<FileFinds> piece, Reach now) {
    if (!by.equals(search)) {
      return;
    }
    reach = now;
    for (FileFinds each : piece) {
      known.put(each.file(), each);
      if (each.size() > 0) {
        before.add(count);
        found.add(each);
        count += each.size();
      }
    }
    if (now == Reach.TOO_SLOW) {
      forgetFinds();
      known.clear();
    }
    if (file == NONE) {
      choose();
    }
    places.findsChanged().run();
    changed.run();
  }

  /// Takes the first find from the origin on, as soon as it is known.
  private void choose() {
    int from = origin == null ? 0 : Math.max(0, places.indexOf(origin.path()));
    for (int i = 0; i < found.size(); i++) {
      FileFinds each = found.get(i);
      int at = places.indexOf(each.file().path());
      int first = at == from && origin != null ? firstIn(each, origin) : 0;
      if (at >= from && first < each.size()) {
        stand(i, first);
        return;
      }
    }
    if (reach != Reach.LOOKING && !found.isEmpty()) {
      stand(0, 0);
    }
  }

  private int firstIn(FileFinds each, Place place) {
    if (!place.path().equals(each.file().path())) {
      return 0;
    }
    FileFinds.At at = FileFinds.locate(each.file(), place, originStart);
    return each.firstFrom(at.hunk(), at.line(), at.start());
  }

  private void stand(int newFile, int newIndex) {
    file = newFile;
    index = newIndex;
    if (reveals) {
      FileFinds at = found.get(file);
      places.stand(at.file(), at.at(index));
      visited.accept(at.file().path());
    }
  }

  @Override
  public void previous() {
    boolean within = file != NONE && index > 0;
    int to = file > 0 ? file - 1 : found.size() - 1;
    go(within ? file : to, within ? index - 1 : Integer.MAX_VALUE);
  }

  @Override
  public void next() {
    boolean within = file != NONE && index + 1 < found.get(file).size();
    int to = file + 1 < found.size() ? file + 1 : 0;
    go(within ? file : to, within ? index + 1 : 0);
  }

  private void go(int toFile, int toIndex) {
    if (!found.isEmpty()) {
      reveals = true;
      stand(toFile, Math.min(toIndex, found.get(toFile).size() - 1));
      places.findsChanged().run();
      changed.run();
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int position() {
    return file == NONE ? 0 : before.get(file) + index + 1;
  }

  @Override
  public Reach reach() {
    return reach;
  }

  /// What is found in one line or path, in a style of its own where the person stands.
  ///
  /// @param line as {@link FileFinds.At#line}
  List<Mark> marks(FileDiff of, int hunk, int line) {
    FileFinds finds = known.get(of);
    if (finds == null || finds.size() == 0) {
      return List.of();
    }
    List<Mark> marks = new ArrayList<>();
    for (int i = finds.firstFrom(hunk, line, 0); i < finds.size(); i++) {
      FileFinds.At at = finds.at(i);
      if (at.hunk() != hunk || at.line() != line) {
        break;
      }
      boolean now = file != NONE && i == index && found.get(file).equals(finds);
      marks.add(new Mark(at.start(), at.end(), now ? "found-now" : "found"));
    }
    return marks;
  }
}

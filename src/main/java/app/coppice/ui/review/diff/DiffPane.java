package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.text.LongColumn;
import app.coppice.ui.kit.text.TextSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// A diff of any length, unified or side by side, with a cursor; folds by file. It is made of rows
/// ({@link DiffRows}), of which only those in view have a node. FX thread only.
public final class DiffPane extends Region {
  private final LongColumn<Row> column;
  private final Selections selections;
  private final RowCursor cursor;
  private final SpotMenu menu;
  private final Folds folds = new Folds(() -> refresh(Set.of()));
  private final DiffPlaces places;
  private final DiffFinder finder;
  private List<FileDiff> files = List.of();
  private Set<String> viewed = Set.of();
  private DiffRows rows = DiffRows.NONE;
  private Layout layout = Layout.UNIFIED;
  private LineNotes notes = LineNotes.NONE;
  private Function<Spot.WholeHunk, String> hunkWords = _ -> "";

  /// @param actions what can be done with what the cursor stands on; may grow
  public DiffPane(List<SpotAction> actions, Picture.Source pictures) {
    getStyleClass().add("diff-column");
    setFocusTraversable(true);
    menu = new SpotMenu(this, actions);
    selections = new Selections(this, this::cells, () -> rows);
    cursor = new RowCursor(() -> rows, this::cursorMoved);
    places =
        new DiffPlaces(
            folds,
            cursor,
            () -> rows,
            this::column,
            () -> files,
            () -> cells().forEach(RowCell::findsChanged));
    finder = new DiffFinder(places);
    RowHost host =
        new PaneRows(
            selections,
            cursor,
            menu,
            pictures,
            path -> viewed.contains(path),
            this::toggle,
            hunk -> hunkWords.apply(hunk),
            finder);
    column = new LongColumn<>(rows, () -> new RowCell(host), Row::getClass);
    getChildren().add(column);
    addEventHandler(KeyEvent.KEY_PRESSED, new DiffKeys(cursor, column, this::toggleAtCursor));
    addEventFilter(MouseEvent.MOUSE_PRESSED, new DiffPress(this, cursor, this::cells, () -> rows));
    menu.install(selections, this::spot);
  }

  /// Shows these files; what is in view stays in view.
  @SuppressWarnings("ReferenceEquality") // To compare what lists hold could take longer than this.
  public void show(List<FileDiff> newFiles) {
    if (newFiles != files) {
      files = newFiles;
      refresh(Set.of());
      finder.filesChanged();
    }
  }

  public void layout(Layout newLayout) {
    if (layout != newLayout) {
      layout = newLayout;
      refresh(Set.of());
    }
  }

  /// Takes what stands below lines from here.
  public void notes(LineNotes newNotes) {
    notes = newNotes;
    refresh(files.stream().map(FileDiff::path).collect(Collectors.toSet()));
  }

  /// Takes what the heads of hunks say beside where they are.
  public void hunkWords(Function<Spot.WholeHunk, String> words) {
    hunkWords = words;
    marksChanged();
  }

  /// What heads say, or what can be done there, is another.
  public void marksChanged() {
    cells().forEach(RowCell::mark);
  }

  /// Notes of these files came, went or changed.
  public void notesChanged(Set<String> paths) {
    refresh(paths);
  }

  /// Folds an open file, opens a folded one.
  public void toggle(String path) {
    folds.toggle(path);
  }

  /// Folds a file.
  public void fold(String path) {
    folds.fold(path);
  }

  /// Opens a folded file.
  public void unfold(String path) {
    folds.unfold(path);
  }

  /// The files that the person has viewed.
  public void viewed(Set<String> paths) {
    if (!viewed.equals(paths)) {
      viewed = paths;
      cells().forEach(RowCell::mark);
    }
  }

  /// Folds all files; opens all where all are folded.
  public void toggleAll() {
    folds.toggleAll(files);
  }

  /// Puts a file's head at the top; does nothing when it is not shown.
  public void reveal(String path) {
    reveal(path, 0);
  }

  /// Brings a line of a file to the top, or the next one that is shown; without one the file's
  /// head.
  ///
  /// @param line in the new text, from 1; 0 for the file's head
  public void reveal(String path, int line) {
    if (line > 0) {
      folds.unfold(path);
    }
    int row = line > 0 ? rows.rowOf(path, Row.Side.NEW, line) : rows.headOf(path);
    if (row >= 0) {
      cursor.moveTo(row);
      column.goTo(row);
    }
  }

  /// Puts the cursor on a line of a file and brings it into view; does nothing when the file is not
  /// shown.
  public void stand(String path, DiffLine line) {
    folds.unfold(path);
    boolean removed = line.kind() == DiffLine.Kind.REMOVED;
    int row =
        removed
            ? rows.rowOf(path, Row.Side.OLD, line.oldNumber())
            : rows.rowOf(path, Row.Side.NEW, line.newNumber());
    if (row >= 0) {
      cursor.moveTo(row);
      column.bringIntoView(row);
    }
  }

  /// Goes to the next hunk, or to the next file that shows none.
  public void nextHunk() {
    stop(1);
  }

  public void previousHunk() {
    stop(-1);
  }

  private void stop(int step) {
    int top = column.firstInView();
    int from = places.isInView(cursor.row()) ? cursor.row() : top - (step > 0 ? 1 : 0);
    int next = rows.nextStop(from, step);
    if (next >= 0) {
      cursor.moveTo(next);
      column.goTo(next);
    }
  }

  /// Brings what stands right below the cursor into view.
  public void showBelowCursor() {
    column.bringIntoView(Math.min(cursor.row() + 1, rows.size() - 1));
  }

  /// What the cursor stands on; empty where nothing is shown.
  public Optional<Spot> spot() {
    return cursor.spot();
  }

  /// Finds text in all of it.
  public DiffFinder finder() {
    return finder;
  }

  /// The text that is selected; may be empty.
  public String selectedText() {
    return selections.text();
  }

  /// The file at the top of the view; empty when there is none.
  public Optional<String> fileInView() {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.at(column.firstInView()).file().path());
  }

  /// Forgets place, folding and selection, for the diff of something else.
  public void reset() {
    folds.forget();
    files = List.of();
    rows = DiffRows.NONE;
    selections.clear();
    finder.forget();
    cursor.moveTo(0);
    column.show(rows, 0);
    column.goTo(0);
  }

  /// How it is looked at now: what is folded, what is in view, where the cursor stands.
  public Sight sight() {
    return new Sight(
        Set.copyOf(folds.closed()),
        Place.at(rows, column.firstInView()).orElse(null),
        column.hiddenAbove(),
        Place.at(rows, cursor.row()).orElse(null));
  }

  /// Looks at the files that are shown as at an earlier time; what is gone of them is passed over.
  public void look(Sight earlier) {
    folds.foldAll(earlier.closed());
    cursor.keep(earlier.current(rows));
    int top = earlier.first(rows);
    if (top >= 0) {
      column.goTo(top, earlier.hiddenAbove());
    }
  }

  /// Moves by a distance in pixels, down when positive.
  public void scroll(double distance) {
    column.scrollBy(distance);
  }

  TextSelection selection(Row.Side side) {
    return selections.of(side);
  }

  LongColumn<Row> column() {
    return column;
  }

  @Override
  protected void layoutChildren() {
    column.resizeRelocate(
        snappedLeftInset(),
        snappedTopInset(),
        getWidth() - snappedLeftInset() - snappedRightInset(),
        getHeight() - snappedTopInset() - snappedBottomInset());
  }

  private Collection<RowCell> cells() {
    List<RowCell> all = new ArrayList<>();
    column.cells().forEach(cell -> all.add((RowCell) cell));
    return all;
  }

  private void refresh(Set<String> stale) {
    DiffRows old = rows;
    int top = column.firstInView();
    Optional<Place> first = Place.at(old, top);
    Optional<Place> current = Place.at(old, cursor.row());
    rows = old.of(files, layout, folds.closed(), notes, stale);
    // Line numbers of the selection would point at other text.
    selections.clear();
    cursor.keep(current.map(it -> it.in(rows)).orElse(0));
    int found = first.map(it -> it.in(rows)).orElse(0);
    column.show(rows, found >= 0 ? found : Math.min(top, rows.size()));
  }

  private void cursorMoved() {
    cells().forEach(RowCell::mark);
  }

  private void toggleAtCursor() {
    cursor.spot().ifPresent(spot -> toggle(spot.file().path()));
  }
}

package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.session.Changes;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.FillPace;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// The changed files; which of them go into the next commit. All do until the person unticks one,
/// but for what an editor made for itself, see [EditorFiles]. FX thread only.
final class FileList extends ListView<FileDiff> implements FileRow.Host, FillPace.Filled {
  private static final double ROW = 26;

  /// The padding below the last row, as the stylesheet has it; a row is shown whole or not at all.
  private static final double BELOW = 6;

  private static final int MOST_ROWS = 8;

  /// Where there is little room, before the diff gets any.
  private static final int LEAST_ROWS = 4;

  private final FileTicks ticks = new FileTicks();

  /// The cells that were made; a list makes some more than it shows, and keeps them.
  private final Set<FileRow> rows = Collections.newSetFromMap(new WeakHashMap<>());

  private final FillPace pace = new FillPace(this::fill);
  private final ContextMenu menu;
  private final Runnable choiceChanged;
  private Runnable refused = () -> {};
  private Set<String> viewed = Set.of();
  private List<FileDiff> shown = List.of();
  private boolean updating;

  /// @param discard called with the file whose changes are to be taken back
  FileList(Consumer<String> selected, Runnable choiceChanged, Consumer<String> discard) {
    this.choiceChanged = choiceChanged;
    getStyleClass().add("file-list");
    setAccessibleText(Messages.text("review.files"));
    setFixedCellSize(ROW);
    menu = menu(discard);
    setCellFactory(_ -> {
      FileRow row = new FileRow(this);
      rows.add(row);
      return row;
    });
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(file -> {
          if (file != null && !updating) {
            selected.accept(file.path());
          }
        });
    setOnKeyPressed(event -> {
      FileDiff file = getSelectionModel().getSelectedItem();
      if (ReviewKey.CHOOSE.matches(event) && file != null) {
        chooseSelected();
        event.consume();
      } else if (ReviewKey.DISCARD.matches(event) && file != null) {
        discard.accept(file.path());
        event.consume();
      }
    });
  }

  private static ContextMenu menu(Consumer<String> discard) {
    MenuItem takeBack = Verbatim.menuItem(Messages.text("review.discard.file"));
    ContextMenu menu = new ContextMenu(takeBack);
    menu.setOnShowing(_ -> {
      if (menu.getOwnerNode() instanceof FileRow row && row.getItem() != null) {
        String path = row.getItem().path();
        takeBack.setOnAction(_ -> discard.accept(path));
      }
    });
    return menu;
  }

  /// Shows new changes; selection and choice stay with their paths.
  ///
  /// @param files those that are compared, which need not be all that changed
  /// @param nowViewed their paths that the person has viewed
  @SuppressWarnings("ReferenceEquality") // To compare what the files hold takes too long.
  void show(Changes changes, List<FileDiff> files, Set<String> nowViewed) {
    pace.begin();
    boolean other = changes != ticks.changes() || !viewed.equals(nowViewed);
    ticks.follow(changes);
    viewed = nowViewed;
    if (shown != files) {
      shown = files;
      updating = true;
      Optional<String> path = selectedPath();
      getItems().setAll(files);
      path.ifPresent(this::select);
      updating = false;
    }
    if (other) {
      drawAgain();
    }
    int count = Math.max(1, files.size());
    setPrefHeight(Math.min(MOST_ROWS, count) * ROW + BELOW);
    setMinHeight(Math.min(LEAST_ROWS, count) * ROW + BELOW);
  }

  /// Lets the ticks follow what is staged while that alone is committed; the person's own come back
  /// afterwards.
  ///
  /// @param refused told when they try to tick meanwhile
  void followStaged(BooleanExpression stagedOnly, Runnable refused) {
    this.refused = refused;
    stagedOnly.subscribe(follows -> {
      ticks.followStaged(follows);
      drawAgain();
    });
  }

  @Override
  public boolean isTicked(String path) {
    return ticks.isTicked(path);
  }

  @Override
  public boolean isUncommitted(String path) {
    return ticks.uncommitted().contains(path);
  }

  @Override
  public boolean isViewed(String path) {
    return viewed.contains(path);
  }

  @Override
  public StagedMark.Extent staged(String path) {
    return StagedMark.Extent.of(ticks.changes(), path);
  }

  @Override
  public boolean followsStaged() {
    return ticks.followsStaged();
  }

  @Override
  public ContextMenu menu() {
    return menu;
  }

  @Override
  public boolean hasTime() {
    return pace.goesOn(true);
  }

  /// Ticks or unticks the selected file.
  void chooseSelected() {
    selectedPath().ifPresent(path -> choose(path, ticks.isLeft(path)));
  }

  /// How it is looked at now: what is unticked and selected, and what is at the top.
  Sight sight() {
    VirtualFlow<?> flow = flow();
    int top =
        flow == null || flow.getFirstVisibleCell() == null
            ? 0
            : flow.getFirstVisibleCell().getIndex();
    return new Sight(ticks.left(), ticks.judged(), selectedPath().orElse(""), top);
  }

  /// Ticks as at an earlier time; call it after {@link #reset}, before the files are shown.
  void takeUp(Sight earlier) {
    ticks.takeUp(earlier.left(), earlier.judged());
  }

  /// Selects and scrolls as at an earlier time, in the files that are shown.
  void look(Sight earlier) {
    if (!earlier.selected().isEmpty()) {
      mark(earlier.selected());
    }
    scrollTo(Math.min(earlier.top(), Math.max(0, getItems().size() - 1)));
  }

  /// How a list was looked at.
  ///
  /// @param selected path; empty for none
  /// @param top index of the first file in view
  record Sight(Set<String> left, Set<String> judged, String selected, int top) {}

  private @Nullable VirtualFlow<?> flow() {
    return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  void reset() {
    ticks.reset();
    updating = true;
    getSelectionModel().clearSelection();
    updating = false;
  }

  Optional<String> selectedPath() {
    return selected().map(FileDiff::path);
  }

  Optional<FileDiff> selected() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  /// Selects a file without telling anybody.
  void mark(String path) {
    boolean before = updating;
    updating = true;
    select(path);
    updating = before;
  }

  /// Paths that the next commit takes, in order.
  List<String> chosen() {
    return ticks.ticked().stream().sorted().toList();
  }

  /// The same, in no order.
  Set<String> ticked() {
    return ticks.ticked();
  }

  List<String> allUncommitted() {
    return ticks.uncommitted().stream().sorted().toList();
  }

  int uncommitted() {
    return ticks.uncommitted().size();
  }

  void step(int by) {
    int count = getItems().size();
    if (count > 0) {
      int index = getSelectionModel().getSelectedIndex();
      int next = index < 0 ? 0 : Math.clamp(index + by, 0, count - 1);
      getSelectionModel().select(next);
      VirtualFlow<?> flow = flow();
      if (flow != null) {
        // The shortest way: `scrollTo` would put it at the top, with nothing below the last.
        flow.scrollTo(next);
      }
    }
  }

  @Override
  public void choose(String path, boolean take) {
    if (ticks.followsStaged()) {
      refused.run();
      return;
    }
    ticks.choose(path, take);
    drawAgain();
    choiceChanged.run();
  }

  /// What the list itself would do with {@link #refresh}, but with the cells that there are: making
  /// them anew takes longer than all else that a review does for a changed file.
  private void drawAgain() {
    rows.forEach(FileRow::draw);
  }

  private void fill() {
    pace.begin();
    drawAgain();
  }

  @Override
  public boolean isFilling() {
    return pace.isUnfinished();
  }

  private void select(String path) {
    for (int i = 0; i < getItems().size(); i++) {
      if (getItems().get(i).path().equals(path)) {
        getSelectionModel().select(i);
        return;
      }
    }
    getSelectionModel().clearSelection();
  }
}

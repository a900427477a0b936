package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/// The list of repositories and their sessions. A session that changes redraws its own row only. FX
/// thread only.
final class Sidebar extends BorderPane {
  /// What the sidebar asks of the window.
  interface Choices {
    void select(SessionId session);

    void enter(SessionId session);

    void newSessionIn(Path repository);

    /// Asks for a worktree or branch of the repository that was made elsewhere.
    void adoptIn(Path repository);

    /// Whether the person has it before them: it is not unread, whatever happens in it.
    boolean isBeingRead(SessionId session);

    /// What the person has begun in it and not ended, in a few words; empty for nothing.
    Optional<String> begunIn(SessionId session);

    ContextMenu sessionMenu();

    ContextMenu repositoryMenu(Path repository);
  }

  private static final Duration AGES_GROW = Duration.ofMinutes(1);

  private final Roster roster;
  private final FoldedGroups folding;
  private final Choices choices;
  private final ListView<SidebarRow> list = new ListView<>();
  private final List<SidebarCell> cells = new ArrayList<>();
  private final Button trash;
  private boolean following;
  private Optional<Path> brought = Optional.empty();

  Sidebar(
      Roster roster, FoldedGroups folding, Choices choices, Actions actions, InstantSource clock) {
    this.roster = roster;
    this.folding = folding;
    this.choices = choices;
    getStyleClass().add("sidebar");
    list.setAccessibleText(Messages.text("window.sidebar"));
    list.setCellFactory(ignored -> {
      SidebarCell cell = new SidebarCell(roster, choices, this::toggle, clock);
      cells.add(cell);
      return cell;
    });
    list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    Label nothing =
        new Label(Messages.text("window.sidebar.empty", actions.keyText("open-repository")));
    nothing.setWrapText(true);
    nothing.getStyleClass().addAll("muted", "placeholder-text");
    list.setPlaceholder(nothing);
    setTop(header(actions));
    setCenter(list);
    trash = ActionMenu.iconButton(actions, "trash", Icon.DELETE);
    trash.getStyleClass().add("trash");
    trash.setMinWidth(Region.USE_PREF_SIZE);
    setBottom(footer(actions));
  }

  private static HBox header(Actions actions) {
    Label title = new Label(Messages.text("window.sidebar.title"));
    title.getStyleClass().addAll("region-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox header =
        new HBox(title, gap, ActionMenu.iconButton(actions, "open-repository", Icon.FOLDER_ADD));
    header.getStyleClass().add("region-header");
    return header;
  }

  private HBox footer(Actions actions) {
    Button create = Verbatim.button(Messages.text("window.action.new-session"));
    create.setGraphic(Icon.ADD.node());
    create.getStyleClass().addAll("flat", "new-session");
    create.setOnAction(ignored -> actions.run("new-session"));
    create.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(create, Priority.ALWAYS);
    HBox footer = new HBox(create, new KeyHint(actions.keyText("new-session")), trash);
    footer.getStyleClass().add("sidebar-footer");
    return footer;
  }

  /// @param sessions how many are in the trash
  void showTrash(int sessions) {
    trash.setText(sessions == 0 ? "" : String.valueOf(sessions));
    trash.setAccessibleText(Messages.text("window.trash.count", sessions));
    trash.setTooltip(new Tooltip(Messages.text("window.trash.count", sessions)));
  }

  /// Unfolds a repository and scrolls to it when the rows are made again.
  void bring(Path repository) {
    folding.unfold(repository);
    brought = Optional.of(repository);
  }

  /// Makes the rows again; equal rows stay as they are.
  void rebuild(Optional<SessionId> current) {
    List<SidebarRow> rows = roster.rows(folding);
    following = true;
    if (!rows.equals(list.getItems())) {
      list.getItems().setAll(rows);
    }
    following = false;
    current.ifPresent(this::follow);
    int group = brought.map(it -> rows.indexOf(new SidebarRow.Group(it, false))).orElse(-1);
    if (group >= 0) {
      brought = Optional.empty();
      reveal(group);
    }
    redraw();
  }

  /// Marks the row of the session in view, without choosing it again.
  void follow(SessionId session) {
    following = true;
    int index = list.getItems().indexOf(new SidebarRow.Session(session));
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(index);
      reveal(index);
    }
    following = false;
  }

  void update(SessionId session) {
    for (SidebarCell cell : cells) {
      if (cell.getItem() instanceof SidebarRow.Session(SessionId id) && id.equals(session)) {
        cell.draw();
      }
    }
  }

  /// Draws the ages again every minute; nothing else wakes an idle window.
  void growOlder() {
    growOlder(new WeakReference<>(this));
  }

  /// The timer does not hold the sidebar: it would keep a closed window for another minute.
  private static void growOlder(WeakReference<Sidebar> kept) {
    FxThread.later(
        AGES_GROW,
        () -> {
          Sidebar sidebar = kept.get();
          // A closed window has let go of its scene.
          Window window = sidebar == null ? null : sidebar.getScene().getWindow();
          if (sidebar != null && window != null && window.isShowing()) {
            sidebar.redraw();
            growOlder(kept);
          }
        });
  }

  private void redraw() {
    cells.forEach(SidebarCell::draw);
  }

  void focusList() {
    list.requestFocus();
  }

  private void selected(SidebarRow row) {
    if (!following && row instanceof SidebarRow.Session(SessionId id)) {
      choices.select(id);
    }
  }

  private void key(KeyEvent event) {
    SidebarRow row = list.getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.ENTER && row instanceof SidebarRow.Session(SessionId id)) {
      event.consume();
      choices.enter(id);
    } else if (code == KeyCode.ENTER
        || code == KeyCode.SPACE
        || code == KeyCode.LEFT
        || code == KeyCode.RIGHT) {
      event.consume();
      toggle(row);
    }
  }

  private void toggle(SidebarRow row) {
    switch (row) {
      case SidebarRow.Group group -> folding.toggleRepository(group.repository());
      case SidebarRow.Archive archive -> folding.toggleArchive(archive.repository());
      case SidebarRow.Session ignored -> {
        return;
      }
    }
    int index = list.getSelectionModel().getSelectedIndex();
    rebuild(Optional.empty());
    following = true;
    list.getSelectionModel().select(Math.min(index, list.getItems().size() - 1));
    following = false;
  }

  private void reveal(int index) {
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      var first = flow.getFirstVisibleCell();
      var last = flow.getLastVisibleCell();
      if (first == null || last == null || index < first.getIndex() || index > last.getIndex()) {
        list.scrollTo(index);
      } else if (index == last.getIndex()) {
        // It may be visible in part.
        flow.scrollPixels(Math.max(0, last.getLayoutY() + last.getHeight() - flow.getHeight()));
      } else if (index == first.getIndex()) {
        flow.scrollPixels(Math.min(0, first.getLayoutY()));
      }
    }
  }
}

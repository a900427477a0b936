package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Age;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.StateMark;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One row of the sidebar, whose nodes are made once and only filled anew. FX thread only.
final class SidebarCell extends ListCell<SidebarRow> {
  private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

  private final Roster roster;
  private final Sidebar.Choices choices;
  private final InstantSource clock;

  private final StateMark mark = new StateMark();
  private final Label title = new Label();
  private final Label begun = new Label("", Icon.EDIT.node());
  private final Tooltip begunTip = new Tooltip();
  private final Region unreadDot = new Region();
  private final Label age = new Label();
  private final Label word = new Label();
  private final Label branch = new Label();
  private final DiffCount count = new DiffCount();
  private final VBox session = new VBox();

  private final Label name = new Label();
  private final Label size = new Label();
  private final Button add = Verbatim.button();
  private final FontIcon open = Icon.CHEVRON_DOWN.node();
  private final FontIcon shut = Icon.CHEVRON_RIGHT.node();
  private final HBox heading = new HBox();

  SidebarCell(
      Roster roster, Sidebar.Choices choices, Consumer<SidebarRow> toggle, InstantSource clock) {
    this.roster = roster;
    this.choices = choices;
    this.clock = clock;
    getStyleClass().add("sidebar-cell");
    // Long names are cut, never scrolled sideways.
    setPrefWidth(0);
    layOutSession();
    layOutHeading();
    add.setOnAction(ignored -> {
      if (getItem() instanceof SidebarRow.Group(Path repository, boolean folded)) {
        choices.newSessionIn(repository);
      }
    });
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
        if (getItem() instanceof SidebarRow.Session(SessionId id)) {
          choices.enter(id);
        } else {
          toggle.accept(getItem());
        }
      }
    });
    setOnContextMenuRequested(event -> {
      switch (getItem()) {
        case SidebarRow.Session ignored ->
            choices.sessionMenu().show(this, event.getScreenX(), event.getScreenY());
        case SidebarRow.Group(Path repository, boolean folded) ->
            choices.repositoryMenu(repository).show(this, event.getScreenX(), event.getScreenY());
        case SidebarRow.Archive ignored -> {}
        case null -> {}
      }
    });
  }

  private void layOutSession() {
    title.getStyleClass().add("title");
    begun.getStyleClass().add("begun");
    begun.setMinWidth(Region.USE_PREF_SIZE);
    begun.setTooltip(begunTip);
    unreadDot.getStyleClass().add("unread-dot");
    age.getStyleClass().addAll("muted", "small");
    word.getStyleClass().addAll("word", "small");
    branch.getStyleClass().addAll("branch", "small");
    age.setMinWidth(Region.USE_PREF_SIZE);
    word.setMinWidth(Region.USE_PREF_SIZE);
    HBox first = new HBox(mark, title, gap(), begun, unreadDot, age);
    HBox second = new HBox(word, branch, gap(), count);
    first.getStyleClass().add("line");
    second.getStyleClass().addAll("line", "second");
    session.getStyleClass().add("session-row");
    session.getChildren().addAll(first, second);
  }

  private void layOutHeading() {
    name.getStyleClass().add("name");
    size.getStyleClass().addAll("muted", "small");
    add.setGraphic(Icon.ADD.node());
    add.getStyleClass().addAll("flat", "icon-button");
    add.setFocusTraversable(false);
    add.setAccessibleText(Messages.text("window.sidebar.new-session-here"));
    heading.getStyleClass().add("heading-row");
    heading.getChildren().addAll(open, shut, name, size, gap(), add);
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  @Override
  protected void updateItem(@Nullable SidebarRow item, boolean empty) {
    super.updateItem(item, empty);
    draw();
  }

  /// Fills the row from the newest snapshot.
  void draw() {
    SidebarRow row = isEmpty() ? null : getItem();
    pseudoClassStateChanged(HEADING, row != null && !(row instanceof SidebarRow.Session));
    switch (row) {
      case SidebarRow.Session(SessionId id) -> roster.snapshot(id).ifPresent(this::drawSession);
      case SidebarRow.Group(Path repository, boolean folded) -> {
        Path file = repository.getFileName();
        drawHeading(file == null ? repository.toString() : file.toString(), "", folded);
        add.setVisible(true);
      }
      case SidebarRow.Archive(Path ignored, int sessions, boolean folded) -> {
        drawHeading(Messages.text("window.sidebar.archived"), String.valueOf(sessions), folded);
        add.setVisible(false);
      }
      case null -> {
        setGraphic(null);
        setAccessibleText(null);
      }
    }
  }

  private void drawHeading(String text, String number, boolean folded) {
    name.setText(text);
    size.setText(number);
    show(open, !folded);
    show(shut, folded);
    setAccessibleText(
        Messages.text(
            folded ? "window.sidebar.heading.folded" : "window.sidebar.heading.open", text));
    setGraphic(heading);
  }

  private static String word(SessionSnapshot snapshot, String stateWord) {
    SessionState state = snapshot.state();
    if (snapshot.comesBack()) {
      return Messages.text("window.restoring", snapshot.progress());
    }
    if (snapshot.settingUp()) {
      return Messages.text("window.setting-up");
    }
    if (state == SessionState.PREPARING) {
      return Messages.text("window.preparing", snapshot.progress());
    }
    return snapshot.recorded() ? recordedWord(state, stateWord) : stateWord;
  }

  private void drawSession(SessionSnapshot snapshot) {
    SessionState state = snapshot.state();
    String stateWord = StateMark.word(state);
    mark.show(state);
    title.setText(snapshot.title());
    boolean unread = snapshot.unread() && !choices.isBeingRead(snapshot.id());
    pseudoClassStateChanged(UNREAD, unread);
    show(unreadDot, unread);
    age.setText(Age.text(snapshot.updatedAt(), clock.instant()));
    word.setText(word(snapshot, stateWord));
    for (SessionState each : SessionState.values()) {
      String styleClass = each.name().toLowerCase(Locale.ROOT);
      word.pseudoClassStateChanged(PseudoClass.getPseudoClass(styleClass), each == state);
    }
    branch.setText(snapshot.branch());
    // Both words leave a narrow row no room for a third; the header names the branch.
    show(branch, !snapshot.recorded() || state == SessionState.IDLE);
    count.show(snapshot.changes().added(), snapshot.changes().removed());
    String words = choices.begunIn(snapshot.id()).orElse("");
    show(begun, !words.isEmpty());
    begunTip.setText(Messages.text("window.begun.tip", words));
    String told =
        Messages.text(
            unread ? "window.sidebar.session.unread" : "window.sidebar.session",
            snapshot.title(),
            word.getText(),
            snapshot.branch(),
            snapshot.changes().added(),
            snapshot.changes().removed());
    setAccessibleText(words.isEmpty() ? told : told + ". " + begunTip.getText());
    setGraphic(session);
  }

  private static String recordedWord(SessionState state, String stateWord) {
    return state == SessionState.IDLE
        ? Messages.text("window.recorded")
        : Messages.text("window.recorded.state", stateWord.toLowerCase(Locale.ROOT));
  }

  private static void show(javafx.scene.Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}

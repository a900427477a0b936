package app.coppice.ui.review;

import app.coppice.session.Comparison;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.EmptyState;
import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FillPace;
import app.coppice.ui.review.diff.DiffPane;
import app.coppice.ui.review.diff.LineNotes;
import app.coppice.ui.review.diff.Spot;
import app.coppice.ui.review.diff.SpotAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The changes of one session: file list, diff, commit and land. Other parts of the review hook in
/// by {@link #addSpotAction} (what can be done with a file, a hunk, lines), {@link #lineNotes}
/// (what stands below a line) and {@link #spot} (what is selected). FX thread only.
public final class ReviewPane extends VBox implements FillPace.Filled {
  private final FramePump pump;
  private final Runnable draw = this::drawSome;
  private final List<SpotAction> spotActions = new ArrayList<>();
  private final ReviewTop top;
  private final DiffPane diff;
  private final CommitBar commitBar;
  private final FileList files;
  private final ReviewDrawing drawing;
  private final ReviewStates states;
  private final ReviewVerbs verbs;
  private final ReviewCommands commands;

  public ReviewPane(FramePump pump, ReviewActions actions) {
    this.pump = pump;
    getStyleClass().addAll("review-pane", "syntax");
    getStylesheets()
        .addAll(
            Appearance.stylesheet("/app/coppice/ui/kit/text/text.css"),
            Appearance.stylesheet("/app/coppice/ui/review/review.css"));
    top =
        new ReviewTop(
            actions,
            this::shownId,
            () ->
                shownId().ifPresent(it -> actions.submit(it, new SessionCommand.RefreshChanges())),
            this::again,
            this::goHome);
    diff =
        new DiffPane(
            spotActions,
            new Pictures(actions, top.files(), this::shownId, Pictures.oneAfterTheOther()));
    files = new FileList(diff::reveal, this::choiceChanged, this::discard);
    BooleanProperty canAct = new SimpleBooleanProperty();
    commitBar = new CommitBar(actions, files::chosen, files::ticked, canAct, this::goHome);
    files.followStaged(commitBar.choice().stagedOnly().selectedProperty(), commitBar::tellTicks);
    new ViewActions(actions, top.files(), this::shownId, diff, this::again, new AskedWhole())
        .all()
        .forEach(this::addSpotAction);
    VBox.setVgrow(diff, Priority.ALWAYS);
    ReviewFind find = new ReviewFind(files, diff, this::goHome);
    states =
        new ReviewStates(
            new VBox(files, find, diff),
            actions.keyText("archive-session"),
            () -> shownId().ifPresent(actions::archive),
            () -> commitBar.branch().undoLanding(),
            () -> commitBar.branch().update(UpdateHow.MERGE),
            this::goHome);
    // They get what the rest leaves, so that of a long question nothing is cut.
    states.setPrefHeight(0);
    VBox.setVgrow(states, Priority.ALWAYS);
    getChildren().addAll(new VBox(top), states, commitBar);
    verbs = new ReviewVerbs(this, actions, commitBar);
    drawing = new ReviewDrawing(this, top, files, diff, states, verbs, commitBar, canAct);
    ReviewKeys keys = new ReviewKeys(spotActions, this::spot, this::getScene);
    commands =
        new ReviewCommands(
            this, actions, commitBar, files, diff, keys, drawing::newest, drawing::draw);
    top.bind(keys);
    find.bind(keys);
    commands.bind(keys);
    verbs.bind(keys);
    addEventHandler(KeyEvent.KEY_PRESSED, keys);
    // A pane that comes back into a window draws what it missed.
    sceneProperty().subscribe(() -> pump.mark(draw));
  }

  /// How differences are shown.
  public ReviewLook look() {
    return top.files().look();
  }

  public void look(ReviewLook look) {
    top.look(look);
  }

  /// What is compared.
  public Comparison comparison() {
    return top.files().comparison();
  }

  /// Compares something else in the session in view; each session keeps what it compares.
  public void compare(Comparison what) {
    top.compare(what);
  }

  /// Something of a session was staged or unstaged.
  void indexMoved(SessionId of) {
    top.files().indexMoved(of);
  }

  private Optional<SessionId> shownId() {
    return drawing.newest().map(SessionSnapshot::id);
  }

  /// Something else is to be shown of the same session.
  private void again() {
    drawing.again();
    pump.mark(draw);
  }

  /// Adds one thing that can be done with a file, a hunk or lines: it gets its key, its line in the
  /// menus and, if it wants, its button in heads. Call it once for each, before the pane is shown.
  public void addSpotAction(SpotAction action) {
    spotActions.add(action);
  }

  /// Takes what stands below lines from here.
  public void lineNotes(LineNotes notes) {
    diff.notes(notes);
  }

  /// Notes of these files came, went or changed.
  public void notesChanged(Set<String> paths) {
    diff.notesChanged(paths);
  }

  /// What is selected: where the list of files has the focus, its file; else what the cursor of the
  /// diff stands on.
  public Optional<Spot> spot() {
    return commands.spot();
  }

  /// The session as it is drawn; empty before the first.
  public Optional<SessionSnapshot> session() {
    return drawing.session();
  }

  /// Takes the newest snapshot, of the same session or another; it is drawn at the next pulse. A
  /// pane outside a window draws nothing until it is back.
  public void show(SessionSnapshot newest) {
    drawing.show(newest);
    pump.mark(draw);
  }

  /// Puts one more control at the start of the line above the files.
  public void lead(Node control) {
    top.head().lead(control);
  }

  /// Puts a line between the head and the files.
  public void below(Node line) {
    ((VBox) top.getParent()).getChildren().add(line);
  }

  /// Whether a file is among those that are shown, open or folded.
  boolean shows(String path) {
    return top.files().shown().stream().anyMatch(file -> file.path().equals(path));
  }

  /// Scrolls to one changed file; does nothing when it is not among the changes.
  ///
  /// @param line in the new text, from 1; 0 for the file's head
  public void reveal(String path, int line) {
    drawing.draw();
    files.mark(path);
    diff.reveal(path, line);
  }

  /// Puts the focus on the list of files, or the editor in its place; where there is neither, on
  /// what can be done instead, else it waits here.
  public void focusFiles() {
    drawing.draw();
    if (states.showsContent() || !states.focusArchive()) {
      goHome();
    }
  }

  /// Where the focus goes by itself: never to a button that does something.
  private void goHome() {
    Optional<EditorPane> editor = editors().editor();
    if (editor.isPresent()) {
      editor.get().area().requestFocus();
      return;
    }
    if (!states.showsContent()) {
      requestFocus();
      return;
    }
    files.requestFocus();
    if (files.selectedPath().isEmpty()) {
      files.step(0);
    }
  }

  /// What can be asked of the review from outside it.
  public ReviewCommands commands() {
    return commands;
  }

  ReviewHead head() {
    return top.head();
  }

  FileList files() {
    return files;
  }

  DiffPane diff() {
    return diff;
  }

  EmptyState landed() {
    return states.landed();
  }

  CommentDesk comments() {
    return verbs.comments();
  }

  CommitBar commitBar() {
    return commitBar;
  }

  /// Keeps at once what is begun here: it may be the last time.
  public void keepBegun() {
    verbs.keepBegun();
  }

  /// Forgets how sessions that are gone were looked at. What the person has begun in one stays
  /// where it is kept, and where that could not be, here: a deleted session may come back.
  public void keepOnly(Collection<SessionId> there) {
    drawing.keepOnly(there);
  }

  /// Paths of files that are edited here and neither saved nor kept for the next start, of any
  /// session.
  public List<String> unsaved() {
    return verbs.editors().unsaved();
  }

  EditorDesk editors() {
    return verbs.editors();
  }

  /// Puts an editor in the place of diff and commit, or those back.
  void edit(Optional<EditorPane> editor) {
    boolean had = Focus.isIn(this);
    editor.ifPresent(it -> VBox.setVgrow(it, Priority.ALWAYS));
    getChildren().subList(1, getChildren().size()).clear();
    getChildren().addAll(editor.<List<Node>>map(List::of).orElse(List.of(states, commitBar)));
    if (had && editor.isEmpty()) {
      goHome();
    }
  }

  /// Draws as much as a pulse has time for.
  private void drawSome() {
    drawing.drawSome();
    if (drawing.isDue()) {
      pump.mark(draw);
    }
  }

  @Override
  public boolean isFilling() {
    return drawing.isDue();
  }

  private void discard(String path) {
    commitBar.question().ask(List.of(path));
  }

  private void choiceChanged() {
    commitBar.refresh();
  }
}

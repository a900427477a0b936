package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.FileText;
import app.coppice.session.KeepResult;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// A small editor of one file of a session: colours, find, undo, and a save that never writes over
/// what somebody else wrote. FX thread only.
final class EditorPane extends BorderPane {
  /// What an editor needs done.
  interface Work {
    CompletableFuture<FileText.Save> save(FileText.Opened opened, String text);

    /// Keeps what is typed for the next start.
    CompletableFuture<KeepResult> keep(FileText.Opened opened, String text);

    /// There is nothing to be kept any more.
    void forget();

    /// Opens the file as it is on the disk in the person's own editor.
    CompletableFuture<ActionResult> openExternally(String path, int line, int column);

    void close(EditorPane editor);
  }

  /// Said when the file as it is now took the place of what was typed.
  private static final String TAKEN =
      Messages.text(
          "review.editor.taken",
          new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN).getDisplayText());

  private final Work work;
  private final CodeArea area = new CodeArea();
  private final EditorColours colours;
  private final EditorFind find = new EditorFind(area);
  private final EditorHead head;
  private final Question question = new Question();
  private final ResultLine result = new ResultLine();
  private final EditorComparison comparison = new EditorComparison(result::remark);
  private final EditorKeeping keeping;
  private FileText.Opened opened;
  private boolean saving;

  /// Whether it closes as soon as all that is typed is saved.
  private boolean closing;

  EditorPane(FileText.Opened opened, Work work) {
    this.opened = opened;
    this.work = work;
    colours = new EditorColours(area, opened.path());
    head = new EditorHead(opened, this::save, this::openExternally, this::askClose);
    keeping = new EditorKeeping(work, this::typed, result::remark);
    getStyleClass().add("editor");
    area.getStyleClass().addAll("code-text", "editor-text");
    area.setParagraphGraphicFactory(LineNumberFactory.get(area));
    area.setAccessibleText(Messages.text("review.editor", opened.path()));
    show(opened);
    area.plainTextChanges().subscribe(_ -> changed());
    setTop(new VBox(head, find));
    setCenter(new VirtualizedScrollPane<>(area));
    setBottom(new VBox(comparison, result, question));
    List.of(result, question).forEach(new FocusHome(area::requestFocus)::leadFrom);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_PRESSED, EditorPane::keep);
    changed();
  }

  private EditorKeeping.Typed typed() {
    return new EditorKeeping.Typed(opened, area.getText(), isDirty());
  }

  private void show(FileText.Opened newest) {
    opened = newest;
    area.replaceText(newest.text());
    area.getUndoManager().forgetHistory();
    area.moveTo(0);
    colours.colour();
  }

  private void changed() {
    boolean dirty = isDirty();
    colours.changed();
    head.show(dirty, dirty && !saving);
    keeping.changed(dirty);
    if (!dirty) {
      question.hide(); // nothing is unsaved any more
    } else if (result.text().equals(TAKEN)) {
      result.hide(); // the next undo takes back something else
    }
  }

  /// Keeps at once what was typed last.
  void keepNow() {
    keeping.now();
  }

  /// Whether what is typed would be there at the next start, to the last key.
  boolean isKept() {
    return keeping.isKept(area.getText());
  }

  /// Goes on with what was typed at an earlier start, and says so.
  void takeUp(String text) {
    area.replaceText(text);
    keeping.takeUp(area.getText());
    result.remark(Messages.text("review.editor.back"));
  }

  /// Says where the file is not what was read any more.
  void compareWith(FileText now) {
    switch (now) {
      case FileText.Opened theirs -> {
        if (!opened.there() || !theirs.text().equals(opened.text())) {
          conflict(theirs, Messages.text("review.editor.back") + " ");
        }
      }
      case FileText.Refused(String reason) -> result.remark(reason);
    }
  }

  boolean isDirty() {
    return area.getLength() != opened.text().length() || !area.getText().equals(opened.text());
  }

  /// @param line from 1
  void goTo(int line) {
    int paragraph = Math.clamp(line - 1, 0, area.getParagraphs().size() - 1);
    area.moveTo(paragraph, 0);
    area.requestFollowCaret();
    area.requestFocus();
  }

  private void openExternally() {
    result.showProblem(
        work.openExternally(path(), area.getCurrentParagraph() + 1, area.getCaretColumn() + 1));
  }

  /// What a key of the review does here now; empty where it does nothing.
  Optional<Runnable> meaning(ReviewKey key) {
    Map<ReviewKey, Runnable> all =
        Map.of(
            ReviewKey.SAVE, this::save,
            ReviewKey.FIND, find::open,
            ReviewKey.OPEN_EDITED, this::openExternally);
    return Optional.ofNullable(all.get(key)).filter(_ -> key != ReviewKey.SAVE || isDirty());
  }

  private void key(KeyEvent event) {
    if (ReviewKey.SAVE.matches(event)) {
      save();
    } else if (ReviewKey.FIND.matches(event)) {
      find.open();
    } else if (ReviewKey.OPEN_EDITED.matches(event)) {
      openExternally();
    } else if (event.getCode() == KeyCode.ESCAPE && area.isFocused()) {
      askClose();
    } else {
      return;
    }
    event.consume();
  }

  /// A letter is text here; around the editor it would be a verb of the review.
  private static void keep(KeyEvent event) {
    if (!event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown()) {
      event.consume();
    }
  }

  /// Closes, after a question where something is not saved.
  void askClose() {
    if (!isDirty()) {
      work.close(this);
      return;
    }
    question.ask(
        Messages.text("review.editor.unsaved", opened.path()),
        Messages.text("review.editor.save"),
        "accent",
        this::saveAndClose);
    question.offer(Messages.text("review.editor.throw-away"), "danger", () -> work.close(this));
  }

  /// Stays open where it cannot be saved.
  private void saveAndClose() {
    closing = true;
    save();
  }

  void save() {
    if (!saving && isDirty()) {
      save(opened);
    }
  }

  private void save(FileText.Opened over) {
    saving = true;
    result.hide();
    comparison.hide();
    String text = area.getText();
    var _ =
        work.save(over, text)
            .whenComplete((outcome, problem) ->
                FxThread.run(() -> {
                  saving = false;
                  saved(
                      problem == null
                          ? outcome
                          : new FileText.Save.Failed(String.valueOf(problem)));
                  changed();
                  keeping.now(); // what is saved is not left as unsaved, whatever comes next
                  closeIfSaved();
                }));
  }

  private void closeIfSaved() {
    if (closing && isDirty()) {
      saveAndClose(); // typed, or asked, while an earlier text was being saved
    } else if (closing) {
      work.close(this);
    }
  }

  private void saved(FileText.Save outcome) {
    closing = closing && outcome instanceof FileText.Save.Saved;
    switch (outcome) {
      case FileText.Save.Saved(FileText.Opened now) -> opened = now;
      case FileText.Save.Failed(String reason) -> result.show(new ActionResult.Refused(reason));
      case FileText.Save.Conflict(FileText.Opened now) -> {
        conflict(now, "");
        result.next().requestFocus();
      }
    }
  }

  /// @param before what else is to be said
  private void conflict(FileText.Opened now, String before) {
    comparison.compare(now, area.getText());
    String said = before + Messages.text("review.editor.conflict", now.path());
    result.show(new ActionResult.Refused(said));
    result.offer(
        Messages.text("review.editor.mine"),
        () -> save(now),
        Messages.text("review.editor.theirs"),
        () -> takeTheirs(now));
  }

  /// Puts the file as it is now in the place of what was typed, as one edit that can be undone.
  private void takeTheirs(FileText.Opened now) {
    comparison.hide();
    int caret = area.getCurrentParagraph();
    opened = now;
    area.getUndoManager().preventMerge();
    area.replaceText(now.text());
    area.getUndoManager().preventMerge();
    goTo(caret + 1);
    colours.colour();
    changed();
    result.show(new ActionResult.Done(TAKEN));
  }

  /// Ends what still runs for it.
  void stop() {
    keeping.stop();
    colours.stop();
    area.dispose();
  }

  CodeArea area() {
    return area;
  }

  EditorFind find() {
    return find;
  }

  ScrollPane comparison() {
    return comparison;
  }

  ResultLine result() {
    return result;
  }

  Question question() {
    return question;
  }

  String path() {
    return opened.path();
  }
}

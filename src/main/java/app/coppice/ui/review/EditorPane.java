package app.coppice.ui.review;

import app.coppice.diff.LineDiff;
import app.coppice.session.ActionResult;
import app.coppice.session.FileText;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.SoonAfter;
import app.coppice.ui.kit.text.DiffView;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// A small editor of one file of a session: colours, find, undo, and a save that never writes over
/// what somebody else wrote. FX thread only.
final class EditorPane extends BorderPane {
  private static final double MOST_COMPARED = 220;

  /// What an editor needs done.
  interface Work {
    CompletableFuture<FileText.Save> save(FileText.Opened opened, String text);

    /// Keeps what is typed for the next start; answers whether it is on the disk.
    CompletableFuture<Boolean> keep(FileText.Opened opened, String text);

    /// There is nothing to be kept any more.
    void forget();

    /// Opens the file as it is on the disk in the person's own editor.
    void openExternally(String path, int line, int column);

    void close(EditorPane editor);
  }

  private final Work work;
  private final CodeArea area = new CodeArea();
  private final EditorColours colours;
  private final EditorFind find = new EditorFind(area);
  private final Label dirtyMark = new Label("\u25cf");
  private final Button save = new Button(Messages.text("review.editor.save"));
  private final Question question = new Question();
  private final ResultLine result = new ResultLine();
  private final DiffView compared = new DiffView();
  private final ScrollPane comparison = new ScrollPane(compared);
  private FileText.Opened opened;
  private final SoonAfter keeping = new SoonAfter(this::keep);
  private boolean saving;
  private boolean kept;

  /// The text that was kept last.
  private String keptText = "";

  /// How many comparisons were asked for or hidden.
  private int comparisons;

  EditorPane(FileText.Opened opened, Work work) {
    this.opened = opened;
    this.work = work;
    colours = new EditorColours(area, opened.path());
    getStyleClass().add("editor");
    area.getStyleClass().addAll("code-text", "editor-text");
    area.setParagraphGraphicFactory(LineNumberFactory.get(area));
    area.setAccessibleText(Messages.text("review.editor", opened.path()));
    show(opened);
    area.plainTextChanges().subscribe(_ -> changed());
    comparison.setFitToWidth(true);
    comparison.setMaxHeight(MOST_COMPARED);
    comparison.managedProperty().bind(comparison.visibleProperty());
    comparison.setVisible(false);
    setTop(new VBox(head(), find));
    setCenter(new VirtualizedScrollPane<>(area));
    setBottom(new VBox(comparison, result, question));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_PRESSED, EditorPane::keep);
    changed();
  }

  private HBox head() {
    Label path = new Label(opened.path());
    path.getStyleClass().add("medium");
    path.setMinWidth(0);
    dirtyMark.getStyleClass().add("staged-mark");
    dirtyMark.setMinWidth(Region.USE_PREF_SIZE); // what is not saved shows however narrow it is
    dirtyMark.setAccessibleText(Messages.text("review.editor.dirty"));
    Label form = new Label(form());
    form.getStyleClass().addAll("muted", "small");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    save.setGraphic(new KeyHint(ReviewKey.SAVE.combination()));
    save.setContentDisplay(ContentDisplay.RIGHT);
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(_ -> save());
    Button close = new Button();
    close.setGraphic(Icon.CLOSE.node());
    close.getStyleClass().addAll("flat", "icon-button");
    close.setAccessibleText(Messages.text("review.editor.close"));
    close.setOnAction(_ -> askClose());
    Button elsewhere = new Button();
    elsewhere.setGraphic(Icon.EXTERNAL.node());
    elsewhere.getStyleClass().addAll("flat", "icon-button");
    elsewhere.setAccessibleText(Messages.text("review.open-externally"));
    elsewhere.setTooltip(
        new Tooltip(
            Messages.text("review.open-externally")
                + " ("
                + ReviewKey.OPEN_EDITED.combination().getDisplayText()
                + ")"));
    elsewhere.setOnAction(_ -> openExternally());
    HBox head = new HBox(path, dirtyMark, form, gap, elsewhere, save, close);
    head.getStyleClass().add("review-head");
    return head;
  }

  private String form() {
    String ends = opened.form().lineEnd().equals("\r\n") ? "CRLF" : "LF";
    return opened.form().charset().displayName() + ", " + ends;
  }

  private void show(FileText.Opened newest) {
    opened = newest;
    area.replaceText(newest.text());
    area.getUndoManager().forgetHistory();
    area.moveTo(0);
    colours.colour();
  }

  private void changed() {
    colours.changed();
    dirtyMark.setVisible(isDirty());
    save.setDisable(saving || !isDirty());
    if (isDirty() || kept) {
      keeping.call();
    }
  }

  private void keep() {
    if (!isDirty()) {
      kept = false;
      work.forget();
      return;
    }
    String text = area.getText();
    FxThread.deliver(
        work.keep(opened, text),
        done -> {
          keptText = text;
          if (kept && !done) {
            result.remark(Messages.text("review.editor.not-kept"));
          }
          kept = done;
        },
        _ -> kept = false);
  }

  /// Keeps at once what was typed last.
  void keepNow() {
    keeping.now();
  }

  /// Whether what is typed would be there at the next start, to the last key.
  boolean isKept() {
    return kept && area.getText().equals(keptText);
  }

  /// Goes on with what was typed at an earlier start, and says so.
  void takeUp(String text) {
    area.replaceText(text);
    kept = true;
    keptText = area.getText();
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
    work.openExternally(path(), area.getCurrentParagraph() + 1, area.getCaretColumn() + 1);
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
        Messages.text("review.editor.throw-away"),
        "danger",
        () -> work.close(this));
  }

  void save() {
    if (!saving && isDirty()) {
      save(opened);
    }
  }

  private void save(FileText.Opened over) {
    saving = true;
    result.hide();
    hideComparison();
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
                }));
  }

  private void saved(FileText.Save outcome) {
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
    compare(now);
    String said = before + Messages.text("review.editor.conflict", now.path());
    result.show(new ActionResult.Refused(said));
    result.offer(
        Messages.text("review.editor.mine"),
        () -> save(now),
        Messages.text("review.editor.theirs"),
        () -> {
          hideComparison();
          show(now);
          changed();
        });
  }

  /// Shows what differs from what somebody else wrote. To find it out takes long for long texts.
  private void compare(FileText.Opened theirs) {
    hideComparison();
    int mine = comparisons;
    String text = area.getText();
    FxThread.deliver(
        CompletableFuture.supplyAsync(
            () -> LineDiff.between(theirs.path(), theirs.text(), text), Thread::startVirtualThread),
        difference -> {
          if (mine == comparisons) {
            compared.show(List.of(difference));
            comparison.setVisible(true);
          }
        },
        failure -> result.remark(Messages.text("review.failed", String.valueOf(failure))));
  }

  /// Shows none, nor one that is still being made.
  private void hideComparison() {
    comparisons++;
    comparison.setVisible(false);
  }

  /// Ends what still runs for it.
  void stop() {
    keeping.forget();
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

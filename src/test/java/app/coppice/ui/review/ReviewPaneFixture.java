package app.coppice.ui.review;

import app.coppice.agent.Mode;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.session.ActionResult;
import app.coppice.session.Beginnings;
import app.coppice.session.Changes;
import app.coppice.session.CommitRequest;
import app.coppice.session.Comparer;
import app.coppice.session.LandRequest;
import app.coppice.session.Landings;
import app.coppice.session.ReviewComment;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A review pane on a stage, and what it asked for.
abstract class ReviewPaneFixture {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

  SessionId session = SessionId.random();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final CompletableFuture<ActionResult> outcome = new CompletableFuture<>();
  CompletableFuture<ActionResult> openedElsewhere =
      CompletableFuture.completedFuture(new ActionResult.Done(""));
  final List<String> landMessages = new CopyOnWriteArrayList<>();
  final ScriptedReviewing reviewing = new ScriptedReviewing(asked, outcome);
  final List<CommitRequest> orders = reviewing.orders;
  List<String> branches = List.of("main", "branch", "release");
  SessionState state = SessionState.IDLE;
  String landed = "";
  List<ReviewComment> comments = List.of();
  Beginnings beginnings = Beginnings.NONE;
  Landings landings = Landings.NONE;
  final List<SessionCommand> submitted = new CopyOnWriteArrayList<>();
  Comparer comparer = Comparer.NONE;

  /// Whether the vault is locked; what waits for it then.
  boolean vaultLocked;

  final List<Runnable> waiting = new ArrayList<>();
  Map<String, String> viewed = Map.of();
  ReviewActions actions;
  ReviewPane pane;
  FxStage stage;

  @BeforeEach
  void open() throws Exception {
    actions =
        new ReviewActions() {
          @Override
          public boolean submit(SessionId id, SessionCommand command) {
            submitted.add(command);
            return true;
          }

          @Override
          public Reviewing review() {
            return reviewing;
          }

          @Override
          public void resolveFetched(SessionId id, String upstream) {
            asked.add("resolve " + upstream);
          }

          @Override
          public Landings landings() {
            return landings;
          }

          @Override
          public boolean asksFirst(SessionId id, Runnable then) {
            waiting.add(then);
            return vaultLocked;
          }

          @Override
          public Beginnings beginnings() {
            return beginnings;
          }

          @Override
          public void compose(SessionId id, String text) {
            asked.add("compose " + text);
          }

          @Override
          public CompletableFuture<ActionResult> openExternally(
              SessionId id, String path, int line, int column) {
            asked.add("open " + path + ":" + line + (column == 1 ? "" : ":" + column));
            return openedElsewhere;
          }

          @Override
          public CompletableFuture<ActionResult> land(SessionId id, LandRequest request) {
            asked.add(("land " + request.how() + " " + request.into()).strip());
            landMessages.add(request.message());
            return outcome;
          }

          @Override
          public CompletableFuture<ActionResult> discard(SessionId id, List<String> paths) {
            asked.add("discard " + paths);
            return outcome;
          }

          @Override
          public CompletableFuture<ActionResult> undoDiscard(SessionId id) {
            asked.add("undo discard");
            return outcome;
          }

          @Override
          public CompletableFuture<List<String>> branches(SessionId id) {
            return CompletableFuture.completedFuture(branches);
          }

          @Override
          public Comparer comparer() {
            return comparer;
          }

          @Override
          public void archive(SessionId id) {
            asked.add("archive");
          }

          @Override
          public String keyText(String action) {
            return action.equals("restore-session") ? "Ctrl+Shift+R" : "";
          }
        };
    pane = FxStage.make(() -> new ReviewPane(new FramePump(), actions));
    stage = FxStage.of(pane);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  String landQuestion() throws Exception {
    return FxStage.call(() -> pane.commitBar().confirmation().text());
  }

  String fileInView() throws Exception {
    return FxStage.call(() -> pane.diff().fileInView().orElseThrow());
  }

  void show(Changes changes) throws Exception {
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.pulses(3);
  }

  static Changes changes(Set<String> uncommitted, int ahead, FileDiff... files) {
    return new Changes(List.of(files), uncommitted, Set.of(), ahead, 0);
  }

  static FileDiff file(String path, int lines) {
    List<DiffLine> all = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      all.add(new DiffLine(DiffLine.Kind.ADDED, 0, i, "int line" + i + " = 0;", List.of()));
    }
    return new FileDiff(
        path,
        path,
        FileDiff.Change.ADDED,
        List.of(new Hunk(0, 0, 1, lines, all)),
        lines,
        0,
        FileDiff.Content.TEXT);
  }

  SessionSnapshot snapshot(Changes changes) {
    return snapshot(session, changes);
  }

  SessionSnapshot snapshot(SessionId id, Changes changes) {
    return new SessionSnapshot(
        id,
        Path.of("/repository"),
        "Title",
        "branch",
        "main",
        Path.of("/worktree"),
        state,
        1,
        Mode.ASK,
        "model",
        Transcript.EMPTY,
        List.of(),
        List.of(),
        changes,
        Usage.NONE,
        "",
        comments,
        landed,
        false,
        false,
        false,
        "",
        THEN,
        THEN,
        viewed);
  }
}

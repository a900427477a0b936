package app.coppice.ui.window;

import app.coppice.session.DeletedSession;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.TrashWeight;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What can be done with deleted sessions: look at them, bring them back, delete them for good. FX
/// thread only.
final class TrashVerbs implements TrashSheet.Verbs {
  private final Actions actions;
  private final Desk desk;
  private final Engine engine;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;
  private final InstantSource clock;

  TrashVerbs(
      Actions actions,
      Desk desk,
      Engine engine,
      OverlayLayer overlays,
      NoticeBar notices,
      InstantSource clock) {
    this.actions = actions;
    this.desk = desk;
    this.engine = engine;
    this.overlays = overlays;
    this.notices = notices;
    this.outcomes = new Outcomes(notices);
    this.clock = clock;
  }

  void register() {
    Action.Group group = Action.Group.SESSIONS;
    actions.add(
        group,
        "undo-delete",
        this::holdsSomething,
        () -> restore(engine.trash().getFirst().id()),
        "Shortcut+Shift+Z");
    actions.add(group, "trash", this::open);
    actions.add(group, "disk-use", this::showDiskUse);
    actions.add(group, "empty-trash", this::holdsSomething, this::emptyOld);
    actions.add(group, "empty-trash-whole", this::holdsSomething, () -> forget(engine.trash()));
  }

  /// Where nothing is old, the sheet shows what there is.
  private void emptyOld() {
    List<DeletedSession> old =
        engine.trash().stream().filter(it -> it.isOld(clock.instant())).toList();
    if (old.isEmpty()) {
      notices.tell(Messages.text("window.trash.none-old"));
      open();
    } else {
      forget(old);
    }
  }

  private boolean holdsSomething() {
    return !engine.trash().isEmpty();
  }

  private void showDiskUse() {
    String counting = Messages.text("window.disk.counting");
    notices.tell(counting);
    FxThread.deliver(
        engine.storage().diskUse(),
        uses -> {
          if (notices.message().equals(counting)) {
            notices.hide();
          }
          new DiskSheet(overlays, uses).open();
        },
        failure -> notices.tell(Messages.text("window.delete.unknown", Outcomes.reason(failure))));
  }

  private void open() {
    new TrashSheet(overlays, engine.trash(), clock.instant(), this).open();
  }

  @Override
  public void restore(SessionId id) {
    outcomes.follow(
        engine.undelete(id),
        done -> {
          notices.tell(done.message());
          desk.select(id);
        });
  }

  /// Asks first, with what would be lost; what comes into the trash meanwhile stays there.
  @Override
  public void forget(List<DeletedSession> sessions) {
    List<SessionId> ids = sessions.stream().map(DeletedSession::id).toList();
    FxThread.deliver(
        engine.weighTrash(ids),
        weight -> confirm(sessions, ids, sentences(weight)),
        failure ->
            confirm(
                sessions,
                ids,
                List.of(
                    Messages.text("window.delete.unknown", Outcomes.reason(failure)),
                    Messages.text("window.trash.forever"))));
  }

  private void confirm(List<DeletedSession> sessions, List<SessionId> ids, List<String> lines) {
    String title =
        sessions.size() == 1
            ? Messages.text("window.trash.forget.title", sessions.getFirst().title())
            : Messages.text("window.trash.empty.title", sessions.size());
    new ConfirmSheet(
            overlays,
            title,
            lines,
            Messages.text("window.trash.forget"),
            () -> outcomes.tell(engine.emptyTrash(ids)))
        .open();
  }

  private static List<String> sentences(TrashWeight weight) {
    List<String> sentences = new ArrayList<>();
    sentences.add(Messages.text("window.trash.weight", weight.sessions(), size(weight.bytes())));
    if (weight.files() > 0) {
      sentences.add(Messages.text("window.trash.files", weight.files()));
    }
    if (weight.commits() > 0) {
      sentences.add(Messages.text("window.trash.commits", weight.commits()));
    }
    sentences.add(Messages.text("window.trash.forever"));
    return sentences;
  }

  static String size(long bytes) {
    return bytes < 1 << 20
        ? Math.max(1, (bytes + 1023) / 1024) + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}

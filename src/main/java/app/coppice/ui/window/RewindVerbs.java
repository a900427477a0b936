package app.coppice.ui.window;

import app.coppice.agent.Entry;
import app.coppice.session.Engine;
import app.coppice.session.Rewind;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes the session in view back to a prompt, and forward again. FX thread only.
final class RewindVerbs {
  private final Actions actions;
  private final Desk desk;
  private final Engine engine;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;

  RewindVerbs(Actions actions, Desk desk, Engine engine, OverlayLayer overlays, NoticeBar notices) {
    this.actions = actions;
    this.desk = desk;
    this.engine = engine;
    this.overlays = overlays;
    this.notices = notices;
    this.outcomes = new Outcomes(notices);
  }

  void register() {
    Action.Group group = Action.Group.SESSIONS;
    actions.add(
        group,
        "rewind",
        () -> desk.current().filter(it -> rests(it) && !prompts(it).isEmpty()).isPresent(),
        () -> desk.current().ifPresent(this::choose),
        "Shortcut+Shift+H");
    actions.add(
        group,
        "forward-again",
        () -> desk.current().filter(RewindVerbs::rests).flatMap(RewindVerbs::mark).isPresent(),
        () ->
            desk.current()
                .ifPresent(session -> mark(session).ifPresent(it -> ask(session.id(), it.id()))));
  }

  private static boolean rests(SessionSnapshot session) {
    return switch (session.state()) {
      // A commit has ended: this is done behind it.
      case IDLE, COMMITTING, FAILED -> true;
      case PREPARING, WORKING, WAITING, DETACHED, ARCHIVED -> false;
    };
  }

  private static List<Entry.Prompt> prompts(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(Entry.Prompt.class::cast)
        .toList();
  }

  /// Where the way leads forward again: the newest place that was left.
  private static Optional<Entry.Rewound> mark(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Rewound.class::isInstance)
        .map(Entry.Rewound.class::cast)
        .max(Comparator.comparing(Entry.Rewound::at));
  }

  private void choose(SessionSnapshot session) {
    new PromptsSheet(
            overlays, prompts(session).reversed(), prompt -> ask(session.id(), prompt.id()))
        .open();
  }

  /// Says what going to an entry would change, and asks what is to go there.
  void ask(SessionId id, String entry) {
    Optional<Entry> point =
        engine
            .session(id)
            .flatMap(session ->
                session.transcript().entries().stream()
                    .filter(it -> it.id().equals(entry))
                    .findFirst());
    point.ifPresent(it ->
        FxThread.deliver(
            engine.timeline().plan(id, entry),
            plan ->
                new RewindSheet(overlays, it, plan, scope -> go(id, it, new Rewind(entry, scope)))
                    .open(),
            failure ->
                notices.tell(Messages.text("window.rewind.unknown", Outcomes.reason(failure)))));
  }

  private void go(SessionId id, Entry point, Rewind rewind) {
    outcomes.follow(
        engine.timeline().rewind(id, rewind),
        done -> {
          Optional<Entry.Rewound> back = engine.session(id).flatMap(RewindVerbs::mark);
          if (point instanceof Entry.Rewound) {
            notices.tell(Messages.text("window.rewind.gone-forward"));
          } else if (back.isPresent()) {
            notices.offer(
                done.message(),
                Messages.text("window.rewind.forward"),
                () -> ask(id, back.get().id()));
          } else {
            notices.tell(done.message());
          }
          if (desk.current().filter(it -> it.id().equals(id)).isPresent() && !overlays.busy()) {
            desk.focusChat();
          }
        });
  }
}

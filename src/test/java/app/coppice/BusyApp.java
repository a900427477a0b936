package app.coppice;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.NewSession;
import app.coppice.session.Rewind;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// A program that makes, changes, archives, deletes, restores, lands and rewinds the sessions of a
/// repository at random, until it is killed. Before that it looks whether all is there that its
/// forerunner, which was killed, had: what is not, it says as a `problem`.
final class BusyApp {
  private static final int MOST = 6;

  private final LiveEngine live;
  private final Path repository;
  private final Ledger ledger;
  private final Random random;
  private final ScriptedModel model;

  private BusyApp(
      LiveEngine live, Path repository, Ledger ledger, Random random, ScriptedModel model) {
    this.live = live;
    this.repository = repository;
    this.ledger = ledger;
    this.random = random;
    this.model = model;
  }

  /// @param arguments profile, repository, folder of the ledger, seed, how many deeds
  public static void main(String[] arguments) throws Exception {
    Path profile = Path.of(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[3]));
    ScriptedModel model = new ScriptedModel();
    try (RehearsalServer server = RehearsalServer.start(Pace.INSTANT, model)) {
      LiveEngine live = LiveEngine.open(profile, server);
      Path repository = live.openRepository(Path.of(arguments[1]));
      LiveEngine.get(live.engine().reconciled());
      Ledger ledger = new Ledger(Path.of(arguments[2]), new GitRepository(repository));
      ledger.check(live, profile).forEach(it -> say("problem " + it.replace("\n", " | ")));
      say("sound");
      BusyApp app = new BusyApp(live, repository, ledger, random, model);
      for (int deed = 0; deed < Integer.parseInt(arguments[4]); deed++) {
        app.act();
      }
      live.close();
      say("ended");
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private void act() throws Exception {
    List<SessionSnapshot> open = new ArrayList<>();
    List<SessionSnapshot> archived = new ArrayList<>();
    for (SessionSnapshot session : live.engine().sessions()) {
      (session.state() == SessionState.ARCHIVED ? archived : open).add(session);
    }
    open.removeIf(it -> it.state() != SessionState.IDLE && it.state() != SessionState.FAILED);
    int all = open.size() + archived.size() + live.engine().trash().size();
    if (all < 2 || (all < MOST && random.nextInt(5) == 0)) {
      make();
      return;
    }
    if (open.isEmpty() || random.nextInt(4) == 0) {
      if (bringBack(archived)) {
        return;
      }
    }
    if (!open.isEmpty()) {
      change(open.get(random.nextInt(open.size())));
    }
  }

  private boolean bringBack(List<SessionSnapshot> archived) throws Exception {
    if (!archived.isEmpty() && random.nextBoolean()) {
      SessionId id = archived.get(random.nextInt(archived.size())).id();
      deed("restore", live.engine().restore(id));
      ledger.same(live.now(id)).ifPresent(it -> say("problem after restore " + it));
      return true;
    }
    var trash = live.engine().trash();
    if (trash.isEmpty()) {
      return false;
    }
    SessionId id = trash.get(random.nextInt(trash.size())).id();
    deed("undelete", live.engine().undelete(id));
    live.await(id, "is back", s -> s.state() != SessionState.ARCHIVED);
    ledger.same(live.now(id)).ifPresent(it -> say("problem after undelete " + it));
    return true;
  }

  private void change(SessionSnapshot session) throws Exception {
    SessionId id = session.id();
    switch (random.nextInt(7)) {
      case 0 -> deed("archive", live.engine().archive(id));
      case 1 -> deed("delete", live.engine().delete(id));
      case 2 -> {
        var _ = LiveEngine.get(live.engine().commit(id, List.of(), "Work"));
        land(session);
      }
      case 3, 4 -> rewind(session);
      case 5 -> turn(id);
      default -> edit(id);
    }
  }

  /// The branch comes level with what was merged, so its files may be those of the merge.
  private void land(SessionSnapshot session) throws Exception {
    SessionId id = session.id();
    Path root = session.worktree();
    WorktreeLook own = ledger.kept(id);
    String base = GitRepository.git(root, "merge-base", "main", "HEAD").strip();
    WorktreeLook merged =
        WorktreeLook.ofTree(root, "HEAD")
            .mergedWith(WorktreeLook.ofTree(root, "main"), WorktreeLook.ofTree(root, base));
    ledger.expect(id, merged.withIgnoredOf(own));
    deed("land", live.engine().land(id, LandHow.MERGE));
    ledger.settle(live.now(id)).ifPresent(it -> say("problem after land " + it));
  }

  private void make() throws Exception {
    say("begin create");
    SessionId id =
        live.engine()
            .create(
                new NewSession(
                    repository,
                    "",
                    "main",
                    "work-" + Long.toHexString(random.nextLong()),
                    "m",
                    Mode.ACCEPT_EDITS,
                    false));
    live.await(id, "is there", s -> s.state() == SessionState.IDLE);
    say("end create");
    ledger.keep(live.now(id));
    edit(id);
    turn(id);
  }

  /// What a person does with an editor and a shell.
  private void edit(SessionId id) throws Exception {
    Path root = live.now(id).worktree();
    String own = id.toString().substring(0, 8);
    ledger.open(id);
    for (int file = 0; file < 6; file++) {
      Path path = root.resolve(own + "/" + random.nextInt(4) + "/" + random.nextInt(8) + ".txt");
      Files.createDirectories(path.getParent());
      if (Files.exists(path) && random.nextInt(4) == 0) {
        Files.delete(path);
      } else {
        Files.writeString(path, (random.nextLong() + "\n").repeat(1 + random.nextInt(200)));
        if (random.nextInt(5) == 0) {
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));
        }
      }
    }
    Path link = root.resolve(own + "/link" + random.nextInt(1000));
    if (Files.notExists(link)) {
      Files.createSymbolicLink(link, Path.of("nowhere" + random.nextInt()));
    }
    Files.writeString(root.resolve("ignored-" + random.nextInt(3)), "key " + random.nextLong());
    if (random.nextBoolean()) {
      GitRepository.git(root, "add", "-A");
    }
    ledger.keep(live.now(id));
  }

  private void turn(SessionId id) throws Exception {
    String prompt = "write " + Long.toHexString(random.nextLong());
    String path = id.toString().substring(0, 8) + "/agent" + random.nextInt(3) + ".txt";
    model.on(prompt, model.writes(path, prompt + "\n"), ScriptedModel.says("Written."));
    WorktreeLook before = ledger.kept(id);
    ledger.open(id);
    live.prompt(id, prompt);
    live.await(
        id,
        "has ended its turn",
        s ->
            s.state() == SessionState.IDLE
                && !s.transcript().entries().isEmpty()
                && s.transcript().entries().getLast() instanceof Entry.TurnEnd
                && prompts(s).stream().anyMatch(it -> it.text().equals(prompt)));
    SessionSnapshot now = live.now(id);
    ledger.keepAt(id, prompts(now).getLast().id(), before);
    ledger.keep(now);
  }

  private static List<Entry.Prompt> prompts(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(Entry.Prompt.class::cast)
        .toList();
  }

  private void rewind(SessionSnapshot session) throws Exception {
    SessionId id = session.id();
    if (session.resumable()) {
      live.engine().submit(id, new SessionCommand.MarkRead());
    }
    List<Entry.Prompt> known =
        prompts(session).stream().filter(it -> ledger.hasAt(id, it.id())).toList();
    if (known.isEmpty()) {
      turn(id);
      return;
    }
    Entry.Prompt prompt = known.get(random.nextInt(known.size()));
    Rewind.Scope scope = random.nextBoolean() ? Rewind.Scope.BOTH : Rewind.Scope.FILES;
    WorktreeLook before = ledger.kept(id);
    ledger.expect(id, ledger.at(id, prompt.id()).withIgnoredOf(before));
    deed("rewind", live.engine().timeline().rewind(id, new Rewind(prompt.id(), scope)));
    ledger.settle(live.now(id)).ifPresent(it -> say("problem after rewind " + it));
    if (random.nextInt(3) == 0) {
      String mark =
          live.now(id).transcript().entries().stream()
              .filter(Entry.Rewound.class::isInstance)
              .map(Entry.Rewound.class::cast)
              .max(java.util.Comparator.comparing(Entry.Rewound::at))
              .orElseThrow()
              .id();
      ledger.expect(id, before);
      deed("rewind", live.engine().timeline().rewind(id, new Rewind(mark, scope)));
      ledger.settle(live.now(id)).ifPresent(it -> say("problem after forward " + it));
    }
  }

  /// Does it, however long it takes, and tells what came of it.
  private void deed(String name, CompletableFuture<ActionResult> asked) throws Exception {
    say("begin " + name);
    ActionResult result = LiveEngine.get(asked);
    say("end " + name + (result instanceof ActionResult.Done ? "" : " refused: " + result));
  }
}

package app.coppice;

import app.coppice.session.DeletedSession;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What every session's worktree has to hold, written down beside the profile by a program that is
/// going to be killed, and looked up by the one after it.
record Ledger(Path folder, GitRepository git) {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final Pattern ACTION =
      Pattern.compile("\"type\":\"action-(asked|ended)\",\"at\":\"[^\"]*\",\"id\":\"([^\"]*)\"");

  Ledger {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path file(SessionId id, String what) {
    return folder.resolve(id + what);
  }

  /// The files are going to change now; what comes of it is true when this is cut off.
  void open(SessionId id) throws IOException {
    Files.writeString(file(id, ".open"), "");
  }

  /// The files are what they have to be from now on.
  void keep(SessionSnapshot session) throws IOException {
    WorktreeLook.of(session.worktree()).write(file(session.id(), ""));
    Files.deleteIfExists(file(session.id(), ".next"));
    Files.deleteIfExists(file(session.id(), ".open"));
  }

  WorktreeLook kept(SessionId id) throws IOException {
    return WorktreeLook.read(file(id, ""));
  }

  /// What the files were before a prompt.
  void keepAt(SessionId id, String prompt, WorktreeLook look) throws IOException {
    look.write(file(id, ".at-" + prompt));
  }

  boolean hasAt(SessionId id, String prompt) {
    return Files.exists(file(id, ".at-" + prompt));
  }

  WorktreeLook at(SessionId id, String prompt) throws IOException {
    return WorktreeLook.read(file(id, ".at-" + prompt));
  }

  /// From now on the files may be this, too.
  void expect(SessionId id, WorktreeLook next) throws IOException {
    next.write(file(id, ".next"));
  }

  /// A deed on the files has ended: they are the one or the other. A problem if they are neither.
  Optional<String> settle(SessionSnapshot session) throws IOException {
    Optional<String> problem = unlike(session.id(), WorktreeLook.of(session.worktree()));
    if (problem.isEmpty()) {
      keep(session);
    }
    return problem;
  }

  /// A problem if a session's files are not what they were.
  Optional<String> same(SessionSnapshot session) throws IOException {
    return unlike(session.id(), WorktreeLook.of(session.worktree()));
  }

  private Optional<String> unlike(SessionId id, WorktreeLook now) throws IOException {
    if (Files.exists(file(id, ".open"))) {
      return Optional.empty();
    }
    WorktreeLook kept = kept(id);
    if (now.equals(kept)
        || (Files.exists(file(id, ".next")) && now.equals(WorktreeLook.read(file(id, ".next"))))) {
      return Optional.empty();
    }
    return Optional.of(id + " holds something else:\n" + kept.unlike(now));
  }

  /// Looks at everything after a start; what is wrong, in sentences.
  List<String> check(LiveEngine live, Path profile) throws Exception {
    List<String> problems = new ArrayList<>();
    Set<SessionId> known = new HashSet<>(ids());
    long end = System.nanoTime() + PATIENCE;
    for (SessionId id : known) {
      while (!isSettled(profile, id) && System.nanoTime() - end < 0) {
        var _ = live.changes().tryAcquire(50, TimeUnit.MILLISECONDS);
      }
      check(live, id).ifPresent(problems::add);
    }
    for (SessionSnapshot session : live.engine().sessions()) {
      if (!known.contains(session.id())) {
        keep(live.await(session.id(), "is made", s -> s.state() == SessionState.IDLE));
      }
    }
    problems.addAll(orphans(live, profile));
    git.git("fsck", "--no-progress", "--no-dangling").lines().forEach(problems::add);
    git.git("status", "--porcelain").lines().map(it -> "main: " + it).forEach(problems::add);
    return problems;
  }

  private List<SessionId> ids() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(name -> name.indexOf('.') < 0)
          .map(name -> new SessionId(UUID.fromString(name)))
          .toList();
    }
  }

  /// Whether every action that was asked for has an end in the journal.
  private static boolean isSettled(Path profile, SessionId id) throws IOException {
    Set<String> open = new HashSet<>();
    Matcher actions =
        ACTION.matcher(
            Files.readString(
                new app.coppice.settings.Profile(profile)
                    .journals()
                    .resolve(id.toString())
                    .resolve("journal.jsonl")));
    while (actions.find()) {
      if (actions.group(1).equals("asked")) {
        open.add(actions.group(2));
      } else {
        open.remove(actions.group(2));
      }
    }
    return open.isEmpty();
  }

  private Optional<String> check(LiveEngine live, SessionId id) throws Exception {
    Optional<SessionSnapshot> session = live.engine().session(id);
    if (session.isPresent() && session.get().state() != SessionState.ARCHIVED) {
      SessionSnapshot now =
          live.await(
              id,
              "is usable",
              s -> s.state() == SessionState.IDLE || s.state() == SessionState.FAILED);
      return settle(now);
    }
    boolean deleted = live.engine().trash().stream().map(DeletedSession::id).anyMatch(id::equals);
    if (session.isEmpty() && !deleted) {
      return Optional.of("The session " + id + " is gone");
    }
    String ref = "refs/coppice/" + (deleted ? "trash/" : "archive/") + id;
    String other = "refs/coppice/" + (deleted ? "archive/" : "trash/") + id;
    if (git.git("for-each-ref", ref).isEmpty()) {
      ref = other;
    }
    if (git.git("for-each-ref", ref).isEmpty()) {
      return Optional.of("There is no snapshot of " + id);
    }
    Map<String, String> held = new TreeMap<>(tree(ref));
    held.putAll(tree(ref + "^3"));
    boolean whole = held.equals(kept(id).blobs());
    if (!whole && Files.exists(file(id, ".next"))) {
      whole = held.equals(WorktreeLook.read(file(id, ".next")).blobs());
    }
    return whole
        ? Optional.empty()
        : Optional.of(
            "The snapshot of " + id + " lacks files: " + kept(id).blobs() + " but " + held);
  }

  private Map<String, String> tree(String commit) throws Exception {
    Map<String, String> files = new TreeMap<>();
    for (String line : git.git("ls-tree", "-r", "-z", commit).split("\0", -1)) {
      if (!line.isEmpty()) {
        files.put(
            line.substring(line.indexOf('\t') + 1), line.split(" ", -1)[2].split("\t", -1)[0]);
      }
    }
    return files;
  }

  /// What nobody needs any more.
  private List<String> orphans(LiveEngine live, Path profile) throws Exception {
    Set<String> worktrees = new HashSet<>();
    for (SessionSnapshot session : live.engine().sessions()) {
      if (session.state() != SessionState.ARCHIVED) {
        worktrees.add(session.worktree().toString());
      }
    }
    List<String> problems = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    git.git("worktree", "list", "--porcelain")
        .lines()
        .filter(line -> line.startsWith("worktree "))
        .map(line -> line.substring("worktree ".length()))
        .filter(it -> !it.equals(git.folder().toString()))
        .forEach(listed::add);
    if (!listed.equals(worktrees)) {
      problems.add("git knows of " + listed + ", the sessions of " + worktrees);
    }
    Path home =
        new app.coppice.settings.Profile(profile).worktrees().resolve(git.folder().getFileName());
    if (Files.isDirectory(home)) {
      try (Stream<Path> folders = Files.list(home)) {
        for (Path each : folders.toList()) {
          if (!worktrees.contains(each.toRealPath().toString())) {
            problems.add("The folder " + each + " is nobody's");
          }
        }
      }
    }
    try (Stream<Path> left = Files.walk(git.folder().resolve(".git"))) {
      left.filter(it ->
              it.getFileName().toString().equals("coppice-proof")
                  || it.getFileName().toString().contains(".zip"))
          .forEach(it -> problems.add(it + " is left"));
    }
    return problems;
  }
}

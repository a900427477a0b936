package app.coppice.git;

import app.coppice.git.Distance.Tips;
import app.coppice.git.LandingSide.TakenUpBy;
import app.coppice.git.MergePlan.Clash;
import app.coppice.git.MergePlan.Part;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/// Finds out which sessions of a repository go together, uncommitted edits included, by merging
/// them in memory; only what changed since the last time is merged again. No index, no file and no
/// ref is written. One thread at a time.
public final class LandingPlanner {
  private final Repository repository;
  private final Map<String, LandingSide> sides = new HashMap<>();
  private final Map<String, KnownPair> pairs = new HashMap<>();
  private final Map<String, KnownPair> bases = new HashMap<>();
  private final Map<String, TakenUpBy> takenUps = new HashMap<>();
  private long versions;

  /// One session to plan for.
  ///
  /// @param uncommitted its paths that differ from HEAD, untracked ones included
  /// @param state equal to that of the last time only while its files are as they were
  public record Contender(Worktree worktree, Set<String> uncommitted, Object state) {
    public Contender {
      uncommitted = Set.copyOf(uncommitted);
    }

    String session() {
      return worktree.sessionId();
    }
  }

  /// Conflicts of two versions, found earlier.
  private record KnownPair(long one, long other, List<String> files) {}

  public LandingPlanner(Repository repository) {
    this.repository = repository;
  }

  /// Looks at those of the sessions that changed since the last time, and at their pairs.
  ///
  /// @throws IOException when the repository cannot be read; one session that cannot is told in its
  ///   part
  public MergePlan plan(List<Contender> contenders) throws IOException {
    var parts = new ArrayList<Part>();
    var there = new ArrayList<LandingSide>();
    var inBase = new HashMap<String, List<String>>();
    for (Contender contender : contenders) {
      String session = contender.session();
      try {
        LandingSide side = side(contender);
        List<String> conflicts = withBase(side);
        there.add(side);
        inBase.put(session, conflicts);
        parts.add(new Part(session, side.own().keySet(), conflicts, ""));
      } catch (IOException e) {
        sides.remove(session);
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        parts.add(new Part(session, Set.of(), List.of(), why));
      }
    }
    forgetOthers(there);
    var clashes = new ArrayList<Clash>();
    for (int i = 0; i < there.size(); i++) {
      for (int j = i + 1; j < there.size(); j++) {
        LandingSide one = there.get(i);
        LandingSide other = there.get(j);
        List<String> files = between(one, other);
        if (!files.isEmpty()) {
          clashes.add(new Clash(one.contender().session(), other.contender().session(), files));
        }
      }
    }
    return new MergePlan(
        parts, clashes, new LandingOrder(repository, there, inBase, clashes).steps());
  }

  private void forgetOthers(List<LandingSide> there) {
    sides.values().retainAll(there);
    bases.keySet().retainAll(sides.keySet());
    takenUps.keySet().retainAll(sides.keySet());
    pairs
        .keySet()
        .removeIf(key -> {
          int space = key.indexOf(' ');
          return !sides.containsKey(key.substring(0, space))
              || !sides.containsKey(key.substring(space + 1));
        });
  }

  private LandingSide side(Contender contender) throws IOException {
    LandingSide known = sides.get(contender.session());
    var tips = Tips.of(repository, contender.worktree());
    boolean sameCommits = known != null && known.distance().isOf(tips);
    if (known != null
        && sameCommits
        && known.contender().state().equals(contender.state())
        && known.contender().uncommitted().equals(contender.uncommitted())) {
      return known;
    }
    var distance =
        known != null && sameCommits
            ? known.distance()
            : Distance.between(repository, contender.worktree());
    var takenUp =
        sameCommits
            ? takenUps.getOrDefault(contender.session(), TakenUpBy.NOBODY)
            : TakenUp.is(repository, contender.worktree(), distance)
                ? TakenUpBy.BASE
                : TakenUpBy.NOBODY;
    takenUps.put(contender.session(), takenUp);
    var fresh = LandingSide.of(repository, contender, distance, takenUp, ++versions);
    sides.put(contender.session(), fresh);
    return fresh;
  }

  private List<String> withBase(LandingSide side) throws IOException {
    String session = side.contender().session();
    KnownPair known = bases.get(session);
    if (known != null && known.one() == side.version()) {
      return known.files();
    }
    var distance = side.distance();
    List<String> files =
        distance.behind() == 0 || side.own().isEmpty()
            ? List.of()
            : List.copyOf(
                onto(repository.jgit(), distance.base(), Map.of(), side, side.objects())
                    .conflicts());
    bases.put(session, new KnownPair(side.version(), 0, files));
    return files;
  }

  private List<String> between(LandingSide one, LandingSide other) throws IOException {
    String key = one.contender().session() + " " + other.contender().session();
    KnownPair known = pairs.get(key);
    if (known != null && known.one() == one.version() && known.other() == other.version()) {
      return known.files();
    }
    List<String> files = merged(one, other);
    pairs.put(key, new KnownPair(one.version(), other.version(), files));
    return files;
  }

  private List<String> merged(LandingSide one, LandingSide other) throws IOException {
    Set<String> met = PathMerge.meeting(one.own().keySet(), other.own().keySet());
    if (met.isEmpty()) {
      return List.of();
    }
    QuietRepository jgit = repository.jgit();
    ObjectId base = Distance.parting(jgit, one.distance(), other.distance());
    return List.copyOf(
        PathMerge.of(
                jgit,
                PathMerge.at(jgit, base, met),
                one.own(),
                other.own(),
                one.objects(),
                other.objects())
            .conflicts());
  }

  /// Merges a side onto a commit with more changes on top.
  ///
  /// @param more what paths hold beyond the commit
  /// @param objects that hold both
  static PathMerge onto(
      QuietRepository jgit,
      ObjectId commit,
      Map<String, Side> more,
      LandingSide side,
      UnstoredObjects... objects)
      throws IOException {
    ObjectId left = side.distance().since();
    var theirs = new TreeMap<String, Side>();
    if (!left.equals(commit)) {
      try (var reader = jgit.newObjectReader()) {
        theirs.putAll(
            LandingSide.changed(
                reader, jgit.parseCommit(left).getTree(), jgit.parseCommit(commit).getTree()));
      }
    }
    theirs.putAll(more);
    Set<String> met = PathMerge.meeting(side.own().keySet(), theirs.keySet());
    return PathMerge.of(jgit, PathMerge.at(jgit, left, met), theirs, side.own(), objects);
  }
}

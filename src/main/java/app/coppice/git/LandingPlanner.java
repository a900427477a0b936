package app.coppice.git;

import app.coppice.git.MergePlan.Clash;
import app.coppice.git.MergePlan.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds out which sessions of a repository go together, uncommitted edits included, by merging
/// them in memory; only what changed since the last time is merged again. No index, no file and no
/// ref is written. One thread at a time.
public final class LandingPlanner {
  private final Repository repository;
  private final Map<String, LandingSide> sides = new HashMap<>();
  private final Map<String, KnownPair> pairs = new HashMap<>();
  private final Map<String, KnownPair> bases = new HashMap<>();
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
        parts.add(new Part(session, side.own().size(), conflicts, ""));
      } catch (IOException e) {
        sides.remove(session);
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        parts.add(new Part(session, 0, List.of(), why));
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
    var distance = Distance.between(repository, contender.worktree());
    if (known != null
        && known.distance().equals(distance)
        && known.contender().state().equals(contender.state())
        && known.contender().uncommitted().equals(contender.uncommitted())) {
      return known;
    }
    var fresh = LandingSide.of(repository, contender, distance, ++versions);
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
                InMemoryMerge.of(repository.jgit(), distance.base(), side.commit(), side.objects())
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

  /// What only differs because one of the two took its base in later is not between them.
  private List<String> merged(LandingSide one, LandingSide other) throws IOException {
    if (!meet(one.own(), other.own())) {
      return List.of();
    }
    var merge =
        InMemoryMerge.of(
            repository.jgit(), one.commit(), other.commit(), one.objects(), other.objects());
    var files = new ArrayList<String>();
    for (String file : merge.conflicts()) {
      if (meet(Set.of(file), one.own()) && meet(Set.of(file), other.own())) {
        files.add(file);
      }
    }
    return files;
  }

  /// Whether a path of one is one of the other's, or a folder of one of them.
  static boolean meet(Set<String> some, Set<String> others) {
    return reach(some, others) || reach(others, some);
  }

  private static boolean reach(Set<String> some, Set<String> others) {
    var folders = new TreeSet<String>();
    for (String path : some) {
      if (others.contains(path)) {
        return true;
      }
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (!folders.add(path.substring(0, end))) {
          break;
        }
      }
    }
    return folders.stream().anyMatch(others::contains);
  }
}

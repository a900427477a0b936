package app.coppice.git;

import app.coppice.git.MergePlan.Clash;
import app.coppice.git.MergePlan.Step;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The order to land in: the fewest sessions that have to be brought together by hand, then the
/// fewest files, then as they came. What it says of each step was tried out in memory, one merge on
/// the other. Used once.
final class LandingOrder {
  /// Up to here every order is weighed, at 2^n steps; beyond, the next best one is taken.
  private static final int WEIGHED = 12;

  /// Of a session that conflicts, whatever the number of its files.
  private static final int BY_HAND = 1_000_000;

  private final Repository repository;
  private final List<LandingSide> sides;
  private final Map<String, List<String>> withBase;
  private final Map<String, Map<String, List<String>>> between = new HashMap<>();

  LandingOrder(
      Repository repository,
      List<LandingSide> sides,
      Map<String, List<String>> withBase,
      List<Clash> clashes) {
    this.repository = repository;
    this.sides = sides.stream().filter(side -> !side.own().isEmpty()).toList();
    this.withBase = withBase;
    for (Clash clash : clashes) {
      between.computeIfAbsent(clash.one(), _ -> new HashMap<>()).put(clash.other(), clash.files());
      between.computeIfAbsent(clash.other(), _ -> new HashMap<>()).put(clash.one(), clash.files());
    }
  }

  List<Step> steps() throws IOException {
    return tried(sides.size() <= WEIGHED ? best() : nextBest());
  }

  /// What landing `index` costs after those of `landed`, a set of bits.
  private int cost(int index, int landed) {
    LandingSide side = sides.get(index);
    var files = new HashSet<>(withBase.getOrDefault(name(side), List.of()));
    for (int i = 0; i < sides.size(); i++) {
      if ((landed & (1 << i)) != 0 && sameBase(sides.get(i), side)) {
        files.addAll(clash(side, sides.get(i)));
      }
    }
    int after = sides.size() - 1 - Integer.bitCount(landed);
    // Of two orders alike, the one that first lands what lands by itself.
    return files.isEmpty() ? 0 : BY_HAND + (WEIGHED + 1) * files.size() + after;
  }

  private List<LandingSide> best() {
    int all = (1 << sides.size()) - 1;
    int[] rest = new int[all + 1];
    int[] next = new int[all + 1];
    for (int landed = all - 1; landed >= 0; landed--) {
      rest[landed] = Integer.MAX_VALUE;
      for (int i = 0; i < sides.size(); i++) {
        if ((landed & (1 << i)) == 0) {
          int cost = cost(i, landed) + rest[landed | (1 << i)];
          if (cost < rest[landed]) {
            rest[landed] = cost;
            next[landed] = i;
          }
        }
      }
    }
    var order = new ArrayList<LandingSide>();
    for (int landed = 0; landed != all; landed |= 1 << next[landed]) {
      order.add(sides.get(next[landed]));
    }
    return order;
  }

  private List<LandingSide> nextBest() {
    var left = new ArrayList<>(sides);
    var order = new ArrayList<LandingSide>();
    while (!left.isEmpty()) {
      LandingSide cheapest = left.getFirst();
      long least = Long.MAX_VALUE;
      for (LandingSide side : left) {
        var files = new HashSet<>(withBase.getOrDefault(name(side), List.of()));
        order.stream()
            .filter(it -> sameBase(it, side))
            .forEach(it -> files.addAll(clash(side, it)));
        long spoilt = left.stream().filter(other -> !clash(side, other).isEmpty()).count();
        long cost = (files.isEmpty() ? 0L : BY_HAND + files.size()) * BY_HAND + spoilt;
        if (cost < least) {
          least = cost;
          cheapest = side;
        }
      }
      order.add(cheapest);
      left.remove(cheapest);
    }
    return order;
  }

  private List<Step> tried(List<LandingSide> order) throws IOException {
    var landed = new HashMap<String, Map<String, Side>>();
    var held = new HashMap<String, UnstoredObjects>();
    var steps = new ArrayList<Step>();
    var passed = new ArrayList<LandingSide>();
    for (LandingSide side : order) {
      String base = side.contender().worktree().base();
      var sofar = landed.computeIfAbsent(base, _ -> new TreeMap<>());
      var below = held.computeIfAbsent(base, _ -> new UnstoredObjects(repository.jgit()));
      var merge =
          LandingPlanner.onto(
              repository.jgit(), side.distance().base(), sofar, side, below, side.objects());
      Set<String> files = new TreeSet<>(merge.conflicts());
      var with = new ArrayList<String>();
      for (LandingSide earlier : passed) {
        if (sameBase(earlier, side) && !clash(side, earlier).isEmpty()) {
          files.addAll(clash(side, earlier));
          with.add(name(earlier));
        }
      }
      if (merge.conflicts().isEmpty()) {
        sofar.putAll(side.own());
        sofar.putAll(merge.merged());
        held.put(base, merge.objects());
      }
      passed.add(side);
      steps.add(new Step(name(side), List.copyOf(files), with));
    }
    return steps;
  }

  private List<String> clash(LandingSide one, LandingSide other) {
    return between.getOrDefault(name(one), Map.of()).getOrDefault(name(other), List.of());
  }

  private static boolean sameBase(LandingSide one, LandingSide other) {
    return one.contender().worktree().base().equals(other.contender().worktree().base());
  }

  private static String name(LandingSide side) {
    return side.contender().session();
  }
}

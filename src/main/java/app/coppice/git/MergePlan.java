package app.coppice.git;

import java.util.List;
import java.util.Set;

/// Which sessions of a repository go together and in which order to land them, as merges in memory
/// show it. Immutable.
///
/// @param parts one for each session that was asked about, in that order
/// @param clashes the pairs that conflict
/// @param order how to land those that have something to land, so that the fewest sessions have to
///   be brought together by hand
public record MergePlan(List<Part> parts, List<Clash> clashes, List<Step> order) {
  public static final MergePlan NOTHING = new MergePlan(List.of(), List.of(), List.of());

  public MergePlan {
    parts = List.copyOf(parts);
    clashes = List.copyOf(clashes);
    order = List.copyOf(order);
  }

  /// One session's own work.
  ///
  /// @param paths it changed since it left its base, uncommitted ones and both of a rename included
  /// @param withBase files in which it conflicts with its base, sorted
  /// @param problem why it could not be looked at; empty when it was
  public record Part(String session, Set<String> paths, List<String> withBase, String problem) {
    public Part {
      paths = Set.copyOf(paths);
      withBase = List.copyOf(withBase);
    }
  }

  /// Two sessions that do not go together.
  ///
  /// @param files at least one, sorted
  public record Clash(String one, String other, List<String> files) {
    public Clash {
      files = List.copyOf(files);
    }
  }

  /// One landing of the order.
  ///
  /// @param files to be brought together by hand when its turn comes, sorted
  /// @param with earlier sessions of the order that these files conflict with; empty too when they
  ///   conflict with the base
  public record Step(String session, List<String> files, List<String> with) {
    public Step {
      files = List.copyOf(files);
      with = List.copyOf(with);
    }
  }
}

package app.coppice.session;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which live sessions of a repository go together, uncommitted edits included, and in which order
/// to land them. Immutable.
///
/// @param parts one for each live session, oldest first
/// @param clashes the pairs that conflict
/// @param order how to land those that changed something
public record LandingPlan(
    Path repository, List<Part> parts, List<Clash> clashes, List<Step> order) {
  public LandingPlan {
    parts = List.copyOf(parts);
    clashes = List.copyOf(clashes);
    order = List.copyOf(order);
  }

  static LandingPlan empty(Path repository) {
    return new LandingPlan(repository, List.of(), List.of(), List.of());
  }

  /// One session.
  ///
  /// @param files it changed since it left its base; a rename is one
  /// @param uncommitted how many of its files are not committed yet
  /// @param withBase files in which it conflicts with its base, sorted
  /// @param problem why it could not be looked at; empty when it was
  public record Part(
      SessionId session,
      String title,
      String branch,
      String base,
      int files,
      int uncommitted,
      List<String> withBase,
      String problem) {
    public Part {
      withBase = List.copyOf(withBase);
    }
  }

  /// Two sessions that do not go together.
  ///
  /// @param files at least one, sorted
  public record Clash(SessionId one, SessionId other, List<String> files) {
    public Clash {
      files = List.copyOf(files);
    }

    boolean is(SessionId some, SessionId another) {
      return (one.equals(some) && other.equals(another))
          || (one.equals(another) && other.equals(some));
    }
  }

  /// One landing of the order.
  ///
  /// @param files to be brought together by hand when its turn comes, sorted
  /// @param with earlier sessions that these files conflict with; empty too when it is the base
  public record Step(SessionId session, List<String> files, List<SessionId> with) {
    public Step {
      files = List.copyOf(files);
      with = List.copyOf(with);
    }
  }

  public Optional<Part> part(SessionId session) {
    return parts.stream().filter(part -> part.session().equals(session)).findFirst();
  }

  /// Files in which two sessions conflict, sorted; empty when they go together.
  public List<String> between(SessionId one, SessionId other) {
    return clashes.stream()
        .filter(clash -> clash.is(one, other))
        .findFirst()
        .map(Clash::files)
        .orElse(List.of());
  }

  /// The sessions that one does not go together with, in the order of the parts.
  public List<Part> against(SessionId session) {
    return parts.stream().filter(part -> !between(session, part.session()).isEmpty()).toList();
  }

  /// Whether files of a step conflict with the base, as it is now or as the landings before it
  /// leave it.
  public boolean meetsBase(Step step) {
    return !step.files().isEmpty()
        && (step.with().isEmpty()
            || part(step.session()).filter(part -> !part.withBase().isEmpty()).isPresent());
  }

  /// All files that conflict anywhere.
  public Set<String> files() {
    Set<String> files = new LinkedHashSet<>();
    parts.forEach(part -> files.addAll(part.withBase()));
    clashes.forEach(clash -> files.addAll(clash.files()));
    return files;
  }
}

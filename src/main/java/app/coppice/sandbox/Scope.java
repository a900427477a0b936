package app.coppice.sandbox;

import java.nio.file.Path;
import java.util.Set;

/// What a capability may touch: one folder and the verbs allowed in it. It comes from the person,
/// never from a model or a repository.
///
/// @param root an existing folder; everything outside is out of reach
/// @param readOnly paths below the root, `/`-separated, that are never written, nor anything in
///   them
public record Scope(Path root, Set<Verb> verbs, Set<String> readOnly) {
  public Scope {
    verbs = Set.copyOf(verbs);
    readOnly = Set.copyOf(readOnly);
  }

  /// Reading and writing all of `root`, protected names excepted.
  public static Scope readWrite(Path root) {
    return new Scope(root, Set.of(Verb.READ, Verb.WRITE), Set.of());
  }

  /// Reading all of `root`, protected names excepted.
  public static Scope readOnly(Path root) {
    return new Scope(root, Set.of(Verb.READ), Set.of());
  }
}

package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a repository uses that JGit cannot read or would get wrong; such a repository is left to
/// the git program.
final class Features {
  private Features() {}

  /// The feature's name in words; empty when JGit can do all.
  static Optional<String> beyondJGit(Repository repository) throws IOException {
    var config = repository.jgit().getConfig();
    if (config.getBoolean("core", "sparseCheckout", false)) {
      return Optional.of("a sparse checkout");
    }
    if (config.getBoolean("core", "splitIndex", false) || hasSharedIndex(repository.gitFolder())) {
      return Optional.of("a split index");
    }
    if (!"files".equals(orElse(config.getString("extensions", null, "refStorage"), "files"))) {
      return Optional.of("reftable refs");
    }
    if (!"sha1".equals(orElse(config.getString("extensions", null, "objectFormat"), "sha1"))) {
      return Optional.of("SHA-256 objects");
    }
    if (config.getBoolean("extensions", "worktreeConfig", false)) {
      return Optional.of("configuration for each worktree");
    }
    if (config.getString("extensions", null, "partialClone") != null) {
      return Optional.of("a partial clone");
    }
    return Optional.empty();
  }

  private static String orElse(@org.jspecify.annotations.Nullable String value, String other) {
    return value == null ? other : value;
  }

  private static boolean hasSharedIndex(Path gitFolder) throws IOException {
    try (var files = Files.newDirectoryStream(gitFolder, "sharedindex.*")) {
      return files.iterator().hasNext();
    }
  }
}

package app.coppice.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/// What a repository uses that JGit would get wrong, which is left to the git program, and what it
/// cannot read at all, which is refused before anything is touched.
final class Features {
  /// Extensions of the format that are known, those included that are refused for what they say.
  private static final Set<String> KNOWN =
      Set.of(
          "noop",
          "preciousobjects",
          "partialclone",
          "worktreeconfig",
          "objectformat",
          "refstorage",
          "relativeworktrees");

  private Features() {}

  /// The feature's name in words; empty when JGit can do all.
  static Optional<String> beyondJGit(Repository repository) throws IOException {
    var config = repository.jgit().getConfig();
    if (config.getBoolean("core", "sparseCheckout", false)) {
      return Optional.of("a sparse checkout");
    }
    if (config.getBoolean("extensions", "worktreeConfig", false)) {
      return Optional.of("configuration for each worktree");
    }
    if (isPartial(repository)) {
      return Optional.of("a partial clone");
    }
    return Optional.empty();
  }

  /// A clone that fetches what it lacks when it is asked for it, which Coppice never does.
  static boolean isPartial(Repository repository) {
    var config = repository.jgit().getConfig();
    return config.getString("extensions", null, "partialClone") != null
        || config.getSubsections("remote").stream()
            .anyMatch(remote -> config.getBoolean("remote", remote, "promisor", false));
  }

  /// Files are not here that a checkout needs.
  static final class IncompleteException extends IOException {
    private static final long serialVersionUID = 1L;

    IncompleteException(String message) {
      super(message);
    }
  }

  /// How many files the index of the main worktree names, without reading them all: about as many
  /// as any worktree will have. 0 when there is no index.
  static int trackedFiles(Repository repository) throws IOException {
    return trackedFiles(repository.gitFolder().resolve("index"));
  }

  /// How many files an index names, without reading them all; 0 when it is not there.
  static int trackedFiles(Path index) throws IOException {
    if (!Files.isRegularFile(index)) {
      return 0;
    }
    try (var in = Files.newInputStream(index)) {
      // Four letters, the version, the number.
      byte[] head = in.readNBytes(12);
      return head.length < 12 ? 0 : ByteBuffer.wrap(head).getInt(8);
    }
  }

  /// Why a repository cannot be opened, and what to do.
  static Optional<String> formatRefusal(Path gitFolder) throws IOException {
    Path file = gitFolder.resolve("config");
    var config = new Config();
    try {
      config.fromText(Files.isRegularFile(file) ? Files.readString(file) : "");
    } catch (ConfigInvalidException e) {
      return Optional.of(file + " cannot be read: " + e.getMessage());
    }
    int version = config.getInt("core", "repositoryformatversion", 0);
    if (version > 1) {
      return Optional.of(
          gitFolder + " has the format " + version + ", which is newer than this Coppice.");
    }
    for (String extension : config.getNames("extensions")) {
      if (!KNOWN.contains(extension.toLowerCase(Locale.ROOT))) {
        return Optional.of(
            gitFolder
                + " uses the extension “"
                + extension
                + "”, which Coppice does not know. Nothing was touched.");
      }
    }
    String objects = config.getString("extensions", null, "objectFormat");
    if (objects != null && !objects.equalsIgnoreCase("sha1")) {
      return Optional.of(
          gitFolder + " names its objects by " + objects + ", which Coppice cannot read.");
    }
    String refs = config.getString("extensions", null, "refStorage");
    if (refs != null && !refs.equalsIgnoreCase("files")) {
      return Optional.of(
          gitFolder
              + " keeps its branches as "
              + refs
              + ", which Coppice cannot read. Try: git refs migrate --ref-format=files");
    }
    return Optional.empty();
  }

  /// Why no worktree can be made or landed, and what to do.
  static Optional<String> indexRefusal(Repository repository) {
    if (repository.jgit().getConfig().getBoolean("core", "splitIndex", false)) {
      return Optional.of(
          "The repository splits its index, which Coppice cannot read. Try: git config"
              + " core.splitIndex false && git update-index --no-split-index");
    }
    try {
      List<String> unknown = IndexExtensions.required(repository.gitFolder().resolve("index"));
      return unknown.isEmpty()
          ? Optional.empty()
          : Optional.of(
              unreadable(repository, "it needs \u201c" + String.join(", ", unknown) + "\u201d"));
    } catch (IOException e) {
      return Optional.of(unreadable(repository, String.valueOf(e.getMessage())));
    }
  }

  private static String unreadable(Repository repository, String why) {
    return "The index of "
        + repository.folder()
        + " cannot be read ("
        + why
        + "). Where it is sparse or split, try: git sparse-checkout reapply"
        + " --no-sparse-index, or git update-index --no-split-index";
  }
}

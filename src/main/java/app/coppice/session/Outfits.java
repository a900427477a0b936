package app.coppice.session;

import app.coppice.git.BroughtFiles;
import app.coppice.sandbox.ListeningPorts.Listening;
import app.coppice.settings.RepositorySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What worktrees have beyond the files of their commit: ignored files and dependency folders that
/// come along, scripts, ports; and what the person has chosen about it. Thread-safe; nothing
/// blocks.
public interface Outfits {
  /// The ports of a session that is open here; empty when it has none.
  Optional<PortRange> ports(SessionId id);

  /// Which programs listen on a session's ports at this moment.
  CompletableFuture<List<Listening>> listening(SessionId id);

  /// What is being done to a session's worktree, in a few words; empty when nothing is.
  String stage(SessionId id);

  /// The name of the person's script that runs in a session's worktree now; empty when none does.
  /// What takes the worktree away or changes it may have to wait for its end.
  String script(SessionId id);

  /// Ends that script, so that what waits for it goes on.
  CompletableFuture<ActionResult> stopScript(SessionId id);

  /// Whether files or folders are being brought along for a session, which can be ended.
  boolean isBringing(SessionId id);

  /// Ends that: what is not there yet stays out, and the session says so.
  void endBringing(SessionId id);

  CompletableFuture<Choices> choices(Path repository);

  CompletableFuture<ActionResult> save(Path repository, RepositorySettings settings);

  /// Makes a `.worktreeinclude` in the main checkout that names these files.
  CompletableFuture<ActionResult> writeInclude(Path repository, List<String> files);

  /// Whether {@link #setUp} can be asked for: the last run failed or was cut off.
  boolean needsSetUp(SessionId id);

  /// Runs the set-up script of a session's worktree again; done when it has ended.
  CompletableFuture<ActionResult> setUp(SessionId id);

  /// What holds for one repository.
  ///
  /// @param named patterns of its `.worktreeinclude`; empty without one
  /// @param include whether it has a `.worktreeinclude`
  /// @param proposed ignored files that new worktrees may want, while nobody has chosen
  record Choices(
      RepositorySettings settings, boolean include, List<String> named, List<String> proposed) {
    public Choices {
      named = List.copyOf(named);
      proposed = List.copyOf(proposed);
    }

    /// Of a repository that nothing is known of.
    public static final Choices NONE =
        new Choices(RepositorySettings.DEFAULT, false, List.of(), List.of());

    /// Whether the person is to be asked.
    public boolean asks() {
      return !include && settings.bring() == RepositorySettings.Bring.ASK && !proposed.isEmpty();
    }
  }

  /// Patterns that name these files and no others.
  static List<String> patterns(List<String> files) {
    return BroughtFiles.anchored(files);
  }

  /// Of an engine that has none.
  Outfits NONE =
      new Outfits() {
        @Override
        public Optional<PortRange> ports(SessionId id) {
          return Optional.empty();
        }

        @Override
        public CompletableFuture<List<Listening>> listening(SessionId id) {
          return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public String stage(SessionId id) {
          return "";
        }

        @Override
        public String script(SessionId id) {
          return "";
        }

        @Override
        public CompletableFuture<ActionResult> stopScript(SessionId id) {
          return refused();
        }

        @Override
        public boolean isBringing(SessionId id) {
          return false;
        }

        @Override
        public void endBringing(SessionId id) {}

        @Override
        public CompletableFuture<Choices> choices(Path repository) {
          return CompletableFuture.completedFuture(Choices.NONE);
        }

        @Override
        public CompletableFuture<ActionResult> save(Path repository, RepositorySettings settings) {
          return refused();
        }

        @Override
        public CompletableFuture<ActionResult> writeInclude(Path repository, List<String> files) {
          return refused();
        }

        @Override
        public boolean needsSetUp(SessionId id) {
          return false;
        }

        @Override
        public CompletableFuture<ActionResult> setUp(SessionId id) {
          return refused();
        }

        private static CompletableFuture<ActionResult> refused() {
          return CompletableFuture.completedFuture(
              new ActionResult.Refused("This cannot be done here."));
        }
      };
}

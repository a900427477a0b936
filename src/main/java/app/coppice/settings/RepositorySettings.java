package app.coppice.settings;

import java.util.List;
import java.util.function.Consumer;

/// What the person has chosen for one repository. It stands in the profile and never comes from the
/// repository itself, so what a repository holds runs nothing.
///
/// @param bring whether ignored files come along that `.worktreeinclude` does not name
/// @param bringFiles which, as `.worktreeinclude` would name them
/// @param dependencyFolders ignored folders that a package manager or a build fills, in the syntax
///   of `.gitignore`
/// @param uncloned what becomes of those where the file system cannot clone
/// @param setUp a script that runs in each new worktree; empty for none
/// @param tearDown a script that runs before a worktree is put away; empty for none
/// @param scriptMinutes how long either may take, 1 to 120
/// @param spareWorktree whether a worktree is kept ready for the next session
/// @param checkpoints how much untracked work goes into a checkpoint
public record RepositorySettings(
    Bring bring,
    List<String> bringFiles,
    List<String> dependencyFolders,
    Uncloned uncloned,
    String setUp,
    String tearDown,
    int scriptMinutes,
    boolean spareWorktree,
    Share checkpoints) {
  /// In minutes.
  public static final int LONGEST_SCRIPT = 120;

  public static final RepositorySettings DEFAULT =
      new RepositorySettings(
          Bring.ASK,
          List.of(),
          List.of("node_modules/", ".venv/", "venv/", "target/", "vendor/", ".gradle/"),
          Uncloned.LEAVE,
          "",
          "",
          10,
          true,
          new Share(50, 500));

  public RepositorySettings {
    bringFiles = List.copyOf(bringFiles);
    dependencyFolders = List.copyOf(dependencyFolders);
    if (scriptMinutes < 1 || scriptMinutes > LONGEST_SCRIPT) {
      throw new IllegalArgumentException("scriptMinutes is " + scriptMinutes);
    }
  }

  /// Whether ignored files come along.
  public enum Bring {
    /// Nobody has said yet: the window asks where there are any.
    ASK,
    CHOSEN,
    NEVER
  }

  /// What becomes of a dependency folder that cannot be cloned.
  public enum Uncloned {
    /// The worktree has none; a package manager fills it.
    LEAVE,
    /// A symbolic link to the main checkout's folder, which all worktrees then write to.
    LINK
  }

  /// How much of what git does not track goes into a checkpoint. What is too much is named, and a
  /// rewind leaves it alone.
  ///
  /// @param fileMegabytes of the largest file, up to 10,000
  /// @param allMegabytes of one checkpoint, up to 100,000
  public record Share(int fileMegabytes, int allMegabytes) {
    public static final int LARGEST_FILE = 10_000;
    public static final int LARGEST_ALL = 100_000;

    public Share {
      if (fileMegabytes < 0 || fileMegabytes > LARGEST_FILE) {
        throw new IllegalArgumentException("fileMegabytes is " + fileMegabytes);
      }
      if (allMegabytes < 0 || allMegabytes > LARGEST_ALL) {
        throw new IllegalArgumentException("allMegabytes is " + allMegabytes);
      }
    }
  }

  public RepositorySettings withCheckpoints(Share share) {
    return with(it -> it.checkpoints = share);
  }

  public RepositorySettings bringing(Bring choice, List<String> files) {
    return with(it -> {
      it.bring = choice;
      it.bringFiles = files;
    });
  }

  public RepositorySettings withDependencies(List<String> folders, Uncloned choice) {
    return with(it -> {
      it.dependencyFolders = folders;
      it.uncloned = choice;
    });
  }

  public RepositorySettings withScripts(String first, String last, int minutes) {
    return with(it -> {
      it.setUp = first;
      it.tearDown = last;
      it.scriptMinutes = minutes;
    });
  }

  /// @param choice whether a worktree is kept ready
  public RepositorySettings withSpare(Spare choice) {
    return with(it -> it.spareWorktree = choice == Spare.KEPT);
  }

  private RepositorySettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /// Settings that are being changed.
  private static final class Draft {
    private Bring bring;
    private List<String> bringFiles;
    private List<String> dependencyFolders;
    private Uncloned uncloned;
    private String setUp;
    private String tearDown;
    private int scriptMinutes;
    private boolean spareWorktree;
    private Share checkpoints;

    Draft(RepositorySettings from) {
      bring = from.bring;
      bringFiles = from.bringFiles;
      dependencyFolders = from.dependencyFolders;
      uncloned = from.uncloned;
      setUp = from.setUp;
      tearDown = from.tearDown;
      scriptMinutes = from.scriptMinutes;
      spareWorktree = from.spareWorktree;
      checkpoints = from.checkpoints;
    }

    RepositorySettings settings() {
      return new RepositorySettings(
          bring,
          bringFiles,
          dependencyFolders,
          uncloned,
          setUp,
          tearDown,
          scriptMinutes,
          spareWorktree,
          checkpoints);
    }
  }

  /// Whether a worktree is kept ready for the next session.
  public enum Spare {
    KEPT,
    NONE
  }
}

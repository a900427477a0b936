package app.coppice.session;

import app.coppice.git.WorktreeHomes;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.settings.WorktreeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The folders of a profile's worktrees: the one that the settings name now, and all they ever
/// named, so that older sessions stay ours when it changes. Blocking; thread-safe.
public final class WorktreeFolders implements WorktreeHomes {
  private final Path own;
  private final Supplier<Settings> settings;
  private final FolderList known;

  /// @param settings asked at each making of a worktree
  public WorktreeFolders(Profile profile, Supplier<Settings> settings) {
    this.own = profile.worktrees();
    this.settings = settings;
    this.known = new FolderList(profile.folder().resolve("worktree-folders.jsonl"));
  }

  @Override
  public Path forNew() throws IOException {
    String chosen = settings.get().worktreeFolder();
    if (chosen.isBlank()) {
      return own;
    }
    Optional<String> problem = WorktreeFolder.problem(chosen);
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    Path folder = Files.createDirectories(Path.of(chosen)).toRealPath();
    if (!known.read().contains(folder)) {
      known.add(folder);
    }
    return folder;
  }

  @Override
  public List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>(known.read());
    all.add(own);
    return all;
  }
}

package app.coppice.git;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/// A JGit repository that never learns of a program to run: JGit would start `filter.*.clean` and
/// `smudge` of the configuration for every file it looks at.
final class QuietRepository extends FileRepository {
  private @Nullable QuietConfig quiet;

  private QuietRepository(FileRepositoryBuilder builder) throws IOException {
    super(builder);
  }

  /// Opens one worktree, main or linked.
  static QuietRepository open(Path gitFolder, Path folder) throws IOException {
    return new QuietRepository(
        new FileRepositoryBuilder()
            .setGitDir(gitFolder.toFile())
            .setWorkTree(folder.toFile())
            .setMustExist(true)
            .setup());
  }

  /// A reload makes a new object, which is what counts here.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public FileBasedConfig getConfig() {
    FileBasedConfig full = super.getConfig();
    synchronized (this) {
      if (quiet == null || quiet.full() != full) {
        quiet = new QuietConfig(full);
      }
      return quiet;
    }
  }

  /// A read-only view without filters.
  private static final class QuietConfig extends FileBasedConfig {
    private final FileBasedConfig full;

    QuietConfig(FileBasedConfig full) {
      super(full, full.getFile(), FS.DETECTED);
      this.full = full;
    }

    Config full() {
      return full;
    }

    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      return section.equalsIgnoreCase("filter") ? null : super.getString(section, subsection, name);
    }

    @Override
    public String[] getStringList(String section, @Nullable String subsection, String name) {
      return section.equalsIgnoreCase("filter")
          ? new String[0]
          : super.getStringList(section, subsection, name);
    }

    @Override
    public void save() {
      throw new UnsupportedOperationException("this configuration is for reading");
    }
  }
}

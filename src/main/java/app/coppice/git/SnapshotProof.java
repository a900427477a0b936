package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The proof that a snapshot gives back what a worktree holds: all of it is restored into a folder
/// beside, as it would be in earnest, and compared with what is there: bytes, permissions, links.
/// It is done part by part, so that it needs little room. Folders that hold nothing are not looked
/// for.
record SnapshotProof(Repository repository, Worktree worktree) {
  private static final int BATCH = 1000;
  private static final String FOLDER = "coppice-proof";

  /// How a file comes back.
  private enum Source {
    /// By git, from the index.
    CHECKOUT,
    /// Byte for byte, from the snapshot's files.
    FILES,
    /// Byte for byte, from the snapshot's ignored files, and from what a checkout would change.
    EXACT,
    ARCHIVE
  }

  /// Files that would not come back as they are, relative, sorted; empty when all would. Changes
  /// nothing in the worktree.
  List<String> differences(Snapshot snapshot, IgnoredFiles ignored, IgnoredArchive archive)
      throws IOException, InterruptedException {
    var held = new HashMap<String, Source>();
    var submodules = new HashSet<String>();
    hold(snapshot, held, submodules);
    if (snapshot.archived()) {
      archive.paths().forEach(path -> held.putIfAbsent(path, Source.ARCHIVE));
    }
    var walk = new Present(held, submodules, ignored);
    Files.walkFileTree(worktree.folder(), walk);
    var differences = new TreeSet<>(walk.missing);
    Path beside = worktree.adminFolder().resolve(FOLDER);
    try {
      for (int from = 0; from < walk.found.size(); from += BATCH) {
        FolderRemoval.remove(beside);
        Files.createDirectories(beside);
        var batch = walk.found.subList(from, Math.min(from + BATCH, walk.found.size()));
        restore(snapshot, archive, held, batch, beside);
        for (String path : batch) {
          if (!same(worktree.folder().resolve(path), beside.resolve(path))) {
            differences.add(path);
          }
        }
      }
    } finally {
      FolderRemoval.remove(beside);
    }
    return List.copyOf(differences);
  }

  /// Takes away what a proof left that was cut off.
  static void clear(Path adminFolder) throws IOException {
    FolderRemoval.remove(adminFolder.resolve(FOLDER));
  }

  private void hold(Snapshot snapshot, Map<String, Source> held, Set<String> submodules)
      throws IOException {
    var jgit = repository.jgit(worktree);
    DirCache index = jgit.readDirCache();
    boolean program = hasProgram();
    try (var walk = new TreeWalk(jgit)) {
      walk.addTree(jgit.parseCommit(snapshot.head()).getTree());
      walk.addTree(snapshot.tree());
      walk.setRecursive(true);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(1);
        String path = walk.getPathString();
        if (mode.equals(FileMode.GITLINK)) {
          submodules.add(path);
        } else if (!mode.equals(FileMode.MISSING)) {
          var entry = index.getEntry(path);
          boolean checkout =
              program
                  && walk.idEqual(0, 1)
                  && walk.getRawMode(0) == walk.getRawMode(1)
                  && entry != null
                  && entry.getObjectId().equals(walk.getObjectId(1))
                  && entry.getFileMode().equals(mode);
          held.put(path, checkout ? Source.CHECKOUT : Source.FILES);
        }
      }
      if (!snapshot.ignored().equals(ObjectId.zeroId())) {
        walk.reset(snapshot.ignored());
        while (walk.next()) {
          held.put(walk.getPathString(), Source.EXACT);
        }
      }
    }
  }

  private boolean hasProgram() throws IOException {
    try {
      return repository.program().version().isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private void restore(
      Snapshot snapshot,
      IgnoredArchive archive,
      Map<String, Source> held,
      List<String> batch,
      Path beside)
      throws IOException, InterruptedException {
    var checkout = new ArrayList<String>();
    var archived = new ArrayList<String>();
    for (String path : batch) {
      switch (held.getOrDefault(path, Source.FILES)) {
        case CHECKOUT -> checkout.add(path);
        case FILES -> put(snapshot, snapshot.tree(), path, beside);
        case EXACT -> put(snapshot, snapshot.ignored(), path, beside);
        case ARCHIVE -> archived.add(path);
      }
    }
    if (!archived.isEmpty()) {
      archive.restore(beside, archived);
    }
    if (!checkout.isEmpty()) {
      checkOut(checkout, beside);
    }
  }

  private void put(Snapshot snapshot, ObjectId tree, String path, Path beside) throws IOException {
    var jgit = repository.jgit(worktree);
    try (var walk = TreeWalk.forPath(jgit, path, tree)) {
      if (walk != null) {
        snapshot.put(jgit, beside, path, walk.getFileMode(0), walk.getObjectId(0));
      }
    }
  }

  private void checkOut(List<String> paths, Path beside) throws IOException, InterruptedException {
    byte[] input = String.join("\0", paths).getBytes(StandardCharsets.UTF_8);
    var ended =
        repository
            .program()
            .quiet(
                worktree.place(),
                List.of("checkout-index", "-f", "-q", "-z", "--stdin", "--prefix=" + beside + "/"),
                input);
    if (ended.exitStatus() != 0) {
      throw new IOException(
          "The files could not be restored for comparison: "
              + GitProgram.text(ended.error()).strip()
              + ". Nothing was removed");
    }
  }

  private static boolean same(Path there, Path back) throws IOException {
    if (Files.isSymbolicLink(there) || Files.isSymbolicLink(back)) {
      return Files.isSymbolicLink(there)
          && Files.isSymbolicLink(back)
          && Files.readSymbolicLink(there).equals(Files.readSymbolicLink(back));
    }
    if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(back, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    boolean posix = there.getFileSystem().supportedFileAttributeViews().contains("posix");
    return (!posix
            || Files.getPosixFilePermissions(there, LinkOption.NOFOLLOW_LINKS)
                .equals(Files.getPosixFilePermissions(back, LinkOption.NOFOLLOW_LINKS)))
        && Files.mismatch(there, back) < 0;
  }

  /// The worktree's files: those that the snapshot holds, and those that nothing holds though they
  /// are not ignored.
  private final class Present extends SimpleFileVisitor<Path> {
    private final Map<String, Source> held;
    private final Set<String> submodules;
    private final IgnoredFiles ignored;
    private final List<String> found = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Present(Map<String, Source> held, Set<String> submodules, IgnoredFiles ignored) {
      this.held = held;
      this.submodules = submodules;
      this.ignored = ignored;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String path = relative(folder);
      boolean own = path.equals(".git");
      boolean left = ignored.leftOut().containsKey(path + "/") && ignored.isFilledAgain(path + "/");
      return own || submodules.contains(path) || (left && !ignored.isChosen(path + "/"))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = relative(file);
      // A socket or pipe holds nothing; of names that are no text only git knows, and committed
      // they are.
      if (path.equals(".git") || attributes.isOther() || path.indexOf('\uFFFD') >= 0) {
        return FileVisitResult.CONTINUE;
      }
      if (held.containsKey(path)) {
        found.add(path);
      } else if (!ignored.isIgnored(path)) {
        missing.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private String relative(Path file) {
      return PlainFiles.slashed(worktree.folder().relativize(file));
    }
  }
}

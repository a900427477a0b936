package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
    ARCHIVE,
    /// Under a name that is no text, from the commit alone.
    COMMIT
  }

  /// Files that would not come back as they are, as paths of [RawPath], sorted; empty when all
  /// would. Changes nothing in the worktree.
  List<String> differences(Snapshot snapshot, IgnoredFiles ignored, IgnoredArchive archive)
      throws IOException, InterruptedException {
    var held = new HashMap<String, Source>();
    var submodules = new HashSet<String>();
    var odd = new CommittedOddNames(worktree.folder(), repository.jgit(worktree));
    hold(snapshot, held, submodules, odd);
    if (snapshot.archived()) {
      archive.paths().forEach(path -> held.putIfAbsent(path, Source.ARCHIVE));
    }
    var walk = new PresentFiles(worktree.folder(), held.keySet(), submodules, ignored);
    Files.walkFileTree(worktree.folder(), walk);
    var differences = new TreeSet<>(walk.missing());
    var found = new ArrayList<String>();
    for (String path : walk.found()) {
      boolean safe = odd.holds(path) && odd.isSame(path);
      if (!safe && held.get(path) == Source.COMMIT) {
        differences.add(path);
      } else if (!safe) {
        found.add(path);
      }
    }
    Path beside = worktree.adminFolder().resolve(FOLDER);
    try {
      for (int from = 0; from < found.size(); from += BATCH) {
        FolderRemoval.remove(beside);
        Files.createDirectories(beside);
        var batch = found.subList(from, Math.min(from + BATCH, found.size()));
        restore(snapshot, archive, held, batch, beside);
        for (String path : batch) {
          Path there = RawPath.resolve(worktree.folder(), path);
          if (!same(there, RawPath.resolve(beside, path))) {
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

  private void hold(
      Snapshot snapshot, Map<String, Source> held, Set<String> submodules, CommittedOddNames odd)
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
        byte[] raw = walk.getRawPath();
        String path = RawPath.of(raw);
        if (mode.equals(FileMode.GITLINK)) {
          submodules.add(path);
        } else if (!mode.equals(FileMode.MISSING)) {
          int at = index.findEntry(raw, raw.length);
          var entry = at < 0 ? null : index.getEntry(at);
          boolean checkout =
              program
                  && walk.idEqual(0, 1)
                  && walk.getRawMode(0) == walk.getRawMode(1)
                  && entry != null
                  && entry.getObjectId().equals(walk.getObjectId(1))
                  && entry.getFileMode().equals(mode);
          held.put(path, checkout ? Source.CHECKOUT : Source.FILES);
          if (RawPath.isOdd(path)) {
            odd.add(path, walk.getFileMode(0), walk.getObjectId(0));
            held.put(path, checkout ? Source.CHECKOUT : Source.COMMIT);
          }
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
        case COMMIT -> {}
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
    byte[] input = RawPath.bytes(String.join("\0", paths));
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
}

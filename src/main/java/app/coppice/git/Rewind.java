package app.coppice.git;

import app.coppice.git.RewindResult.Done;
import app.coppice.git.RewindResult.Refused;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Makes a worktree's files what a snapshot holds; what they hold is a snapshot too. The branch is
/// left where it is, so commits made since show as changes that are taken back. Submodules and
/// repositories within are not touched, nor what one of the two is without; ignored files never.
///
/// @param now what the worktree holds
/// @param target what it is to hold
record Rewind(Repository repository, Worktree worktree, Snapshot now, Snapshot target) {

  /// One path that differs between the two.
  ///
  /// @param path as of {@link RawPath}
  private record Step(String path, Side from, Side to, Side toHead) {
    /// Whether git makes the file: with its line ends, as in a checkout. What was uncommitted is
    /// kept byte for byte instead.
    boolean isCommitted() {
      return to.equals(toHead);
    }
  }

  /// Why no files can be rewound at the moment, in a sentence; empty when they can.
  static Optional<String> refusal(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    var hindrance = Hindrance.of(repository, worktree);
    if (hindrance.isPresent()) {
      return hindrance;
    }
    if (repository.jgit(worktree).readDirCache().hasUnmergedPaths()) {
      return Optional.of(
          worktree.folder() + " is in the middle of a merge. Finish or abort it first.");
    }
    return Hindrance.withoutGit(repository, "rewind files");
  }

  /// The files that are left as they are, because one of the two does not hold them; by path.
  List<Unkept> alone() {
    var alone = new TreeMap<String, Unkept>();
    target.unkept().forEach(it -> alone.put(it.path(), it));
    now.unkept().forEach(it -> alone.put(it.path(), it));
    return List.copyOf(alone.values());
  }

  /// The files that would change, sorted.
  List<String> paths() throws IOException {
    var paths = new TreeSet<String>();
    steps().forEach(step -> paths.add(step.path()));
    paths.addAll(otherModes(paths));
    return shown(paths);
  }

  private static List<String> shown(Set<String> paths) {
    return paths.stream().map(RawPath::shown).sorted().toList();
  }

  /// @param seen a moment before the worktree was looked at for `now`
  RewindResult run(Instant seen) throws IOException, InterruptedException {
    List<Step> steps = steps();
    var lost = inTheWay(steps);
    if (lost.isPresent()) {
      return new Refused(lost.get());
    }
    var files = new PlainFiles(worktree.folder());
    for (Step step : steps) {
      if (!step.to().isThere()) {
        stands(step, seen);
        files.remove(step.path());
      }
    }
    // Only now: a file may come where a folder was, or the reverse.
    var committed = new ArrayList<String>();
    for (Step step : steps) {
      if (step.to().isThere()) {
        stands(step, seen);
        if (step.isCommitted()) {
          committed.add(step.path());
        } else {
          put(files, step);
        }
      }
    }
    checkOut(committed);
    var paths = new TreeSet<String>();
    steps.forEach(step -> paths.add(step.path()));
    paths.addAll(giveModes(otherModes(paths)));
    target.modes().applyToFolders(worktree.folder());
    if (now.head().equals(target.head())) {
      new SnapshotIndex(repository.jgit(worktree), target)
          .stage(new TreeDifference(repository.jgit(worktree)).paths(now.index(), target.index()));
    }
    return new Done(shown(paths), alone());
  }

  private List<Step> steps() throws IOException {
    var steps = new ArrayList<Step>();
    Set<String> alone = unkept();
    try (var walk = differences()) {
      while (walk.next()) {
        Side from = side(walk, 0);
        Side to = side(walk, 1);
        boolean submodule =
            from.mode().equals(FileMode.GITLINK) || to.mode().equals(FileMode.GITLINK);
        String path = RawPath.of(walk.getRawPath());
        if (!from.equals(to) && !submodule && !alone.contains(RawPath.shown(path))) {
          steps.add(new Step(path, from, to, side(walk, 2)));
        }
      }
    }
    return steps;
  }

  private Set<String> unkept() {
    var paths = new HashSet<>(Unkept.paths(now.unkept()));
    paths.addAll(Unkept.paths(target.unkept()));
    return paths;
  }

  /// Over what is now, what is to be, and the commit of the latter.
  private TreeWalk differences() throws IOException {
    var jgit = repository.jgit();
    var walk = new TreeWalk(jgit);
    try {
      walk.reset(
          new AnyObjectId[] {now.tree(), target.tree(), jgit.parseCommit(target.head()).getTree()});
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      return walk;
    } catch (IOException | RuntimeException e) {
      walk.close();
      throw e;
    }
  }

  private static Side side(TreeWalk walk, int tree) {
    FileMode mode = walk.getFileMode(tree);
    return mode.equals(FileMode.TREE) || mode.equals(FileMode.MISSING)
        ? Side.ABSENT
        : new Side(mode, walk.getObjectId(tree));
  }

  /// What writing the files would remove though the checkpoint of now does not hold it.
  private Optional<String> inTheWay(List<Step> steps) throws IOException {
    var held = new HashSet<String>();
    var written = new ArrayList<String>();
    for (Step step : steps) {
      if (step.from().isThere()) {
        held.add(step.path());
      }
      if (step.to().isThere()) {
        written.add(step.path());
      }
    }
    return new InTheWay(worktree.folder(), held).of(written);
  }

  /// What was written to a file since it was looked at is in no checkpoint.
  private void stands(Step step, Instant seen) throws IOException {
    Path file = RawPath.resolve(worktree.folder(), step.path());
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(file)) {
      return;
    }
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    var time =
        (java.nio.file.attribute.FileTime)
            Files.getAttribute(
                file, unix ? "unix:ctime" : "lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    if (time.toInstant().isAfter(seen)) {
      throw new IOException(
          RawPath.shown(step.path())
              + " was changed while the files were rewound. Nothing is lost: rewind again to go on,"
              + " or forward again to go back");
    }
  }

  private void put(PlainFiles files, Step step) throws IOException {
    if (!files.liesInFolders(step.path())) {
      throw new IOException(
          RawPath.shown(step.path()) + " does not lie in a folder. Move the link away first");
    }
    Path file = RawPath.resolve(worktree.folder(), step.path());
    FolderRemoval.removeFile(worktree.folder(), file);
    target.put(repository.jgit(), worktree.folder(), step.path(), step.to().mode(), step.to().id());
  }

  private void checkOut(List<String> paths) throws IOException, InterruptedException {
    if (paths.isEmpty()) {
      return;
    }
    byte[] input = RawPath.bytes(String.join("\0", paths));
    var ended =
        repository
            .program()
            .quiet(
                worktree.place(),
                List.of(
                    "restore",
                    "--source=" + target.head().name(),
                    "--worktree",
                    "--pathspec-from-file=-",
                    "--pathspec-file-nul"),
                input);
    if (ended.exitStatus() != 0) {
      throw new IOException(
          "git did not bring all files back: "
              + GitProgram.text(ended.error()).strip()
              + ". Nothing is lost: rewind again");
    }
  }

  /// Files of the same content whose permissions differ.
  private List<String> otherModes(Set<String> besides) throws IOException {
    var others = new TreeSet<String>(now.modes().byPath().keySet());
    others.addAll(target.modes().byPath().keySet());
    others.removeAll(unkept());
    others.removeIf(
        path -> besides.contains(path) || now.modes().of(path).equals(target.modes().of(path)));
    var files = new ArrayList<String>();
    for (String path : others) {
      if (fileIn(target.tree(), path)) {
        files.add(path);
      }
    }
    return files;
  }

  private boolean fileIn(ObjectId tree, String path) throws IOException {
    try (var walk = TreeWalk.forPath(repository.jgit(), path, tree)) {
      return walk != null
          && (walk.getFileMode(0).equals(FileMode.REGULAR_FILE)
              || walk.getFileMode(0).equals(FileMode.EXECUTABLE_FILE));
    }
  }

  private List<String> giveModes(List<String> paths) throws IOException {
    for (String path : paths) {
      if (target.modes().of(path).isPresent()) {
        target.modes().apply(worktree.folder(), path);
      } else {
        try (var walk = TreeWalk.forPath(repository.jgit(), path, target.tree())) {
          if (walk != null) {
            FileModes.usual(
                worktree.folder(), path, walk.getFileMode(0).equals(FileMode.EXECUTABLE_FILE));
          }
        }
      }
    }
    return paths;
  }
}

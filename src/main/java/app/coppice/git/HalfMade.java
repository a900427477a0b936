package app.coppice.git;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.util.io.EolStreamTypeUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worktree whose making did not come to its end. A person may have worked in its folder, which
/// is open to them long before all files are there: what the checkout wrote goes, and a folder that
/// holds anything else is set aside as it is.
record HalfMade(Repository repository, Worktree worktree) {
  private static final Logger LOG = LoggerFactory.getLogger(HalfMade.class);

  /// Takes folder and administrative files away. May be repeated.
  ///
  /// @return where the folder is now, when it held what no checkout wrote
  Optional<Path> takeAway() throws IOException {
    Optional<Path> aside = Optional.empty();
    if (Files.isDirectory(worktree.folder(), LinkOption.NOFOLLOW_LINKS) && holdsOthers()) {
      aside = Optional.of(setAside());
    }
    repository.forget(worktree);
    FolderRemoval.remove(worktree.folder());
    FolderRemoval.remove(worktree.adminFolder());
    return aside;
  }

  private Path setAside() throws IOException {
    Path folder = worktree.folder();
    Path aside = folder.resolveSibling(folder.getFileName() + "-kept");
    for (int n = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); n++) {
      aside = folder.resolveSibling(folder.getFileName() + "-kept-" + n);
    }
    Files.move(folder, aside);
    // It names what is about to go: git would take the folder for a broken worktree.
    Path gitFile = aside.resolve(".git");
    if (Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)
        && worktree.adminFolder().equals(GitFolders.target(gitFile))) {
      Files.delete(gitFile);
    }
    return aside;
  }

  /// Whether anything lies in the folder that is neither as the checkout writes it nor the
  /// beginning of that.
  private boolean holdsOthers() throws IOException {
    var search = new Search(repository.jgit(), worktree.folder(), known());
    Files.walkFileTree(worktree.folder(), search);
    return search.found;
  }

  /// What the checkout writes, and what a snapshot does that is brought back; by path.
  private Map<String, List<Known>> known() throws IOException {
    var known = new HashMap<String, List<Known>>();
    try {
      for (ObjectId tree : trees()) {
        list(tree, known);
      }
    } catch (IOException e) {
      // Then the rest counts as somebody else's.
      LOG.warn("Not all that {} should hold can be read", worktree.folder(), e);
    }
    return known;
  }

  private List<ObjectId> trees() throws IOException {
    var jgit = repository.jgit();
    var trees = new ArrayList<ObjectId>();
    Path origin = worktree.adminFolder().resolve("ORIG_HEAD");
    if (Files.isRegularFile(origin, LinkOption.NOFOLLOW_LINKS)) {
      String tip = Files.readString(origin).strip();
      if (ObjectId.isId(tip)) {
        trees.add(jgit.parseCommit(ObjectId.fromString(tip)).getTree());
      }
    }
    // One that is kept ready has none, and may be on its way from one commit to another.
    Path headFile = worktree.adminFolder().resolve("HEAD");
    String head =
        Files.isRegularFile(headFile, LinkOption.NOFOLLOW_LINKS)
            ? Files.readString(headFile).strip()
            : "";
    if (ObjectId.isId(head)) {
      trees.add(jgit.parseCommit(ObjectId.fromString(head)).getTree());
    }
    ObjectId now = repository.tip(worktree.branch());
    if (now != null) {
      trees.add(jgit.parseCommit(now).getTree());
    }
    for (String prefix : List.of(Archive.PREFIX, Trash.PREFIX)) {
      Ref ref = jgit.exactRef(prefix + worktree.sessionId());
      ObjectId id = ref == null ? null : ref.getObjectId();
      if (id != null) {
        var snapshot = Snapshot.read(jgit, id);
        trees.add(snapshot.tree());
        trees.add(snapshot.ignored());
      }
    }
    trees.removeIf(ObjectId.zeroId()::equals);
    return trees;
  }

  private void list(ObjectId tree, Map<String, List<Known>> known) throws IOException {
    try (var walk = new TreeWalk(repository.jgit())) {
      walk.setOperationType(OperationType.CHECKOUT_OP);
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        var eol = walk.getEolStreamType(OperationType.CHECKOUT_OP);
        known
            .computeIfAbsent(walk.getPathString(), _ -> new ArrayList<>())
            .add(new Known(walk.getObjectId(0), eol == null ? EolStreamType.DIRECT : eol));
      }
    }
  }

  /// One content that a file may have.
  ///
  /// @param eol what a checkout does with line ends; a snapshot leaves them as they are
  private record Known(ObjectId id, EolStreamType eol) {}

  /// A walk through the folder up to the first file that nobody here wrote.
  private static final class Search extends SimpleFileVisitor<Path> {
    private final QuietRepository jgit;
    private final Path root;
    private final Map<String, List<Known>> known;
    private boolean found;

    Search(QuietRepository jgit, Path root, Map<String, List<Known>> known) {
      this.jgit = jgit;
      this.root = root;
      this.known = known;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = PlainFiles.slashed(root.relativize(file));
      // A socket or a pipe holds nothing.
      boolean ours =
          attributes.isOther()
              || (path.equals(".git") && attributes.isRegularFile())
              || isKnown(file, path, attributes);
      found = !ours;
      return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private boolean isKnown(Path file, String path, BasicFileAttributes attributes)
        throws IOException {
      for (Known content : known.getOrDefault(path, List.of())) {
        if (!jgit.getObjectDatabase().has(content.id())) {
          continue;
        }
        if (attributes.isSymbolicLink()) {
          if (LinkTarget.idOf(file).equals(content.id())) {
            return true;
          }
        } else if (begins(file, content.id(), EolStreamType.DIRECT)
            || (content.eol() != EolStreamType.DIRECT
                && begins(file, content.id(), content.eol()))) {
          return true;
        }
      }
      return false;
    }

    private boolean begins(Path file, ObjectId id, EolStreamType eol) throws IOException {
      try (var in = new BufferedInputStream(Files.newInputStream(file));
          var comparison = new Comparison(in)) {
        try (OutputStream out =
            eol == EolStreamType.DIRECT
                ? comparison
                : EolStreamTypeUtil.wrapOutputStream(comparison, eol)) {
          jgit.open(id, Constants.OBJ_BLOB).copyTo(out);
        }
        return comparison.fits();
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  /// Takes what a file should hold and tells whether the file holds that, or the beginning of it.
  private static final class Comparison extends OutputStream {
    private final InputStream file;
    private boolean differs;
    private boolean over;

    Comparison(InputStream file) {
      this.file = file;
    }

    @Override
    public void write(int wanted) throws IOException {
      if (over || differs) {
        return;
      }
      int there = file.read();
      over = there < 0;
      differs = !over && (byte) there != (byte) wanted;
    }

    boolean fits() throws IOException {
      return !differs && (over || file.read() < 0);
    }
  }
}

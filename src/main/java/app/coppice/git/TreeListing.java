package app.coppice.git;

import app.coppice.git.IndexFile.CachedTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;

/// All files and folders of a tree, checked for names that would leave the worktree.
///
/// @param folders relative paths, parents first
/// @param cache one entry a folder, the root's first
record TreeListing(List<Item> files, List<String> folders, List<CachedTree> cache) {

  /// One file to check out.
  ///
  /// @param path as in the tree
  /// @param name the same for the file system
  /// @param eol what a checkout does with line ends
  record Item(byte[] path, String name, FileMode mode, ObjectId id, EolStreamType eol) {}

  /// The tree holds something that only the git program can check out: a name that is not text, a
  /// file in an encoding of its own.
  static final class UnfitTreeException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfitTreeException(String message) {
      super(message);
    }
  }

  static TreeListing of(org.eclipse.jgit.lib.Repository repository, ObjectId tree)
      throws IOException {
    var files = new ArrayList<Item>();
    var folders = new ArrayList<String>();
    var open = new ArrayList<OpenFolder>();
    var all = new ArrayList<OpenFolder>();
    push(open, all, new OpenFolder(new byte[0], tree.copy()));
    var checker = new ObjectChecker().setSafeForWindows(isWindows()).setSafeForMacOS(true);
    try (var walk = new TreeWalk(repository)) {
      walk.setOperationType(OperationType.CHECKOUT_OP);
      walk.addTree(tree);
      while (walk.next()) {
        while (open.size() > walk.getDepth() + 1) {
          open.removeLast();
        }
        String name = checked(checker, walk);
        if (walk.isSubtree()) {
          open.getLast().subtrees++;
          push(open, all, new OpenFolder(lastPart(walk), walk.getObjectId(0)));
          folders.add(name);
          walk.enterSubtree();
        } else {
          open.forEach(folder -> folder.files++);
          files.add(
              new Item(
                  walk.getRawPath(), name, walk.getFileMode(0), walk.getObjectId(0), eol(walk)));
        }
      }
    }
    return new TreeListing(files, folders, all.stream().map(OpenFolder::cached).toList());
  }

  private static EolStreamType eol(TreeWalk walk) throws UnfitTreeException {
    var attributes = walk.getAttributes();
    if (attributes.isSet("ident") || attributes.getValue("working-tree-encoding") != null) {
      throw new UnfitTreeException(
          "The repository gives " + walk.getPathString() + " an encoding or a mark of its own");
    }
    var eol = walk.getEolStreamType(OperationType.CHECKOUT_OP);
    return eol == null ? EolStreamType.DIRECT : eol;
  }

  private static void push(List<OpenFolder> open, List<OpenFolder> all, OpenFolder folder) {
    open.add(folder);
    all.add(folder);
  }

  private static byte[] lastPart(TreeWalk walk) {
    byte[] path = walk.getRawPath();
    int start = path.length;
    while (start > 0 && path[start - 1] != '/') {
      start--;
    }
    return Arrays.copyOfRange(path, start, path.length);
  }

  private static String checked(ObjectChecker checker, TreeWalk walk) throws IOException {
    byte[] path = walk.getRawPath();
    try {
      checker.checkPath(path, 0, path.length);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path)).toString();
    } catch (CorruptObjectException | CharacterCodingException e) {
      throw new UnfitTreeException(
          "The repository holds a name that Coppice cannot write: " + walk.getPathString());
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /// A folder while it is being walked.
  private static final class OpenFolder {
    private final byte[] name;
    private final ObjectId id;
    private int files;
    private int subtrees;

    OpenFolder(byte[] name, ObjectId id) {
      this.name = name;
      this.id = id;
    }

    CachedTree cached() {
      return new CachedTree(name, id, files, subtrees);
    }
  }
}

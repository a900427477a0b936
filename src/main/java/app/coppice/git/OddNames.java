package app.coppice.git;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Names of files that are no text in UTF-8. JGit cannot tell them apart, so only the git program
/// looks at such files: they are in checkouts and commits, not among the changes that are shown.
final class OddNames {
  private static final char REPLACEMENT = '\uFFFD';

  private OddNames() {}

  /// Whether the entry under a walk has a name that can be told.
  static boolean isText(TreeWalk walk, QuietRepository repository) {
    byte[] path = walk.getRawPath();
    boolean ascii = true;
    for (byte one : path) {
      ascii &= one >= 0;
    }
    if (ascii) {
      return true;
    }
    String name = decoded(path);
    if (name.isEmpty()) {
      return false;
    }
    // What the folder was listed with in place of a name that is none.
    return name.indexOf(REPLACEMENT) < 0
        || !onlyOnDisk(walk)
        || Files.exists(
            new File(repository.getWorkTree(), name).toPath(), LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean onlyOnDisk(TreeWalk walk) {
    for (int tree = 0; tree < walk.getTreeCount(); tree++) {
      boolean there = walk.getRawMode(tree) != 0;
      boolean disk = walk.getTree(tree, FileTreeIterator.class) != null;
      if (there && !disk) {
        return false;
      }
    }
    return true;
  }

  /// Uncommitted and ignored files of such names, which no snapshot of a whole worktree holds, but
  /// for those in folders that a build fills again; sorted, as git quotes them. Empty without the
  /// git program: then the proof of the snapshot finds them ([SnapshotProof]).
  static List<String> notCommitted(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    if (repository.program().version().isEmpty()) {
      return List.of();
    }
    var odd = new TreeSet<String>();
    odd.addAll(
        listed(
            repository,
            worktree,
            "diff",
            "--name-only",
            "-z",
            "--ignore-submodules=dirty",
            "HEAD"));
    odd.addAll(listed(repository, worktree, "ls-files", "-z", "-o", "--exclude-standard"));
    odd.addAll(
        listed(repository, worktree, "ls-files", "-z", "-oi", "--exclude-standard", "--directory"));
    try {
      odd.addAll(IgnoredFiles.of(repository.jgit(worktree), worktree.folder()).odd());
    } catch (Snapshot.NestedRepositoryException _) {
      // That alone keeps a worktree from being put away, and is said then.
    }
    return List.copyOf(odd);
  }

  /// Why a worktree with such files stays.
  ///
  /// @param odd as git quotes them
  static String sentence(List<String> odd) {
    return "Of uncommitted or ignored files whose names are not text in UTF-8 no snapshot can be"
        + " taken. Commit them, or move them out, first: "
        + String.join(", ", odd)
        + ". Nothing was removed.";
  }

  private static List<String> listed(Repository repository, Worktree worktree, String... command)
      throws IOException, InterruptedException {
    var said = repository.program().quiet(worktree.place(), List.of(command));
    if (said.exitStatus() != 0) {
      throw new IOException("git " + command[0] + ": " + GitProgram.text(said.error()).strip());
    }
    var odd = new ArrayList<String>();
    byte[] output = said.output();
    int from = 0;
    for (int at = 0; at < output.length; at++) {
      if (output[at] == 0) {
        byte[] path = Arrays.copyOfRange(output, from, at);
        if (!isText(path)) {
          odd.add(quoted(path));
        }
        from = at + 1;
      }
    }
    return odd;
  }

  /// Such a name as git quotes it: what is not plain ASCII in octal.
  static String quoted(byte[] path) {
    var text = new StringBuilder();
    for (byte one : path) {
      if (one > ' ' - 1 && one != 0x7f && one != '\\') {
        text.append((char) one);
      } else {
        text.append(String.format(Locale.ROOT, "\\%03o", Byte.toUnsignedInt(one)));
      }
    }
    return text.toString();
  }

  /// Whether a path in a tree can be told, and opened by its name.
  static boolean isText(byte[] path) {
    return path.length == 0 || !decoded(path).isEmpty();
  }

  /// Empty when it is no text.
  static String decoded(byte[] path) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }
}

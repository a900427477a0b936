package app.coppice.git;

import app.coppice.diff.LineChoice.Side;
import app.coppice.diff.LineDiff;
import app.coppice.diff.LineMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The lines of a file on either side of the comparison with the base, without their ends.
/// Blocking; reads only.
public record ShownLines(Repository repository, Worktree worktree) {

  /// @param path on that side
  /// @return none when there is no such text, or it is too large to be shown by lines
  public List<String> of(String path, Side side) throws IOException {
    byte[] bytes =
        switch (side) {
          case OLD -> old(path);
          case NEW -> now(path);
        };
    return LineMap.split(decoded(bytes)).stream().map(ShownLines::withoutEnd).toList();
  }

  private byte[] now(String path) throws IOException {
    Path file = worktree.folder().resolve(path);
    if (!new PlainFiles(worktree.folder()).liesInFolders(path)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > LineDiff.MAX_BYTES) {
      return new byte[0];
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(LineDiff.MAX_BYTES);
    }
  }

  private byte[] old(String path) throws IOException {
    var jgit = repository.jgit(worktree);
    var distance = Distance.between(repository, worktree);
    ObjectId base = TakenUp.comparedWith(repository, worktree, distance);
    try (var walk = TreeWalk.forPath(jgit, path, jgit.parseCommit(base).getTree())) {
      if (walk == null || (walk.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
        return new byte[0];
      }
      var loader = jgit.open(walk.getObjectId(0), Constants.OBJ_BLOB);
      return loader.getSize() > LineDiff.MAX_BYTES ? new byte[0] : loader.getBytes();
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static String withoutEnd(String line) {
    int end = line.endsWith("\n") ? line.length() - 1 : line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }
}

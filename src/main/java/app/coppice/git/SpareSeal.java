package app.coppice.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/// What the index of a worktree was when it was made ready, by the checksum at its end and the time
/// of its last change, which nobody can set. While both stand, nobody has staged anything there or
/// told git to look away from a file: known without reading an index of many files. One that was
/// written again, as by a `git status`, has to be read.
record SpareSeal(Worktree worktree) {
  private static final String NAME = "coppice-spare-index";
  private static final int HASH = 20;

  /// Sealed where the index is that of the commit and git looks at all that it names, and files
  /// have a time of change, else not.
  void set(Repository repository, ObjectId tip) throws IOException, InterruptedException {
    lift(worktree);
    if (!FileClock.isKept()) {
      return;
    }
    Optional<String> before = text(tip);
    var untouched = new UntouchedSpare(repository, worktree, tip);
    // Git looks into no submodule's place, so that there must be none.
    if (before.isPresent()
        && untouched.isPlain(_ -> false)
        && untouched.isStagedAsTip()
        && before.equals(text(tip))) {
      WholeText.write(worktree.adminFolder().resolve(NAME), before.get());
    }
  }

  /// Whether the index still is the one of the commit that was sealed.
  boolean holds(ObjectId tip) throws IOException {
    Path seal = worktree.adminFolder().resolve(NAME);
    return Files.isRegularFile(seal, LinkOption.NOFOLLOW_LINKS)
        && Optional.of(Files.readString(seal)).equals(text(tip));
  }

  static void lift(Worktree worktree) throws IOException {
    Files.deleteIfExists(worktree.adminFolder().resolve(NAME));
  }

  /// Empty when there is no index, or one that git was told to write without a checksum.
  private Optional<String> text(ObjectId tip) throws IOException {
    Path index = worktree.adminFolder().resolve("index");
    if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (var in = Files.newByteChannel(index)) {
      var end = ByteBuffer.allocate(HASH);
      in.position(Math.max(0, in.size() - HASH));
      while (end.hasRemaining() && in.read(end) >= 0) {
        // Until all of it is read.
      }
      String checksum = HexFormat.of().formatHex(end.array());
      return end.hasRemaining() || checksum.equals(ObjectId.zeroId().name())
          ? Optional.empty()
          : Optional.of(
              "%s %s %s %s\n".formatted(tip.name(), in.size(), checksum, FileClock.changed(index)));
    }
  }
}

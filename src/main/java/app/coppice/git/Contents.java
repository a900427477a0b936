package app.coppice.git;

import app.coppice.diff.LineDiff;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.io.EolStreamTypeUtil;

/// Reads what two sides of a change hold, no more of it than a comparison can use. A link's content
/// is where it points; what lies there is never read.
///
/// @param most bytes of a file that are read; of a longer one only the first few
record Contents(QuietRepository repository, Path root, int most) {
  private static final int SNIFFED = 8000;

  Contents(QuietRepository repository, Path root) {
    this(repository, root, LineDiff.MAX_BYTES);
  }

  /// @param bytes the first few only when `tooLarge`
  /// @param size of all of it
  record Held(byte[] bytes, boolean tooLarge, long size) {
    static final Held NOTHING = new Held(new byte[0], false, 0);

    static Held whole(byte[] bytes) {
      return new Held(bytes, false, bytes.length);
    }

    boolean isBinary() {
      for (byte b : bytes) {
        if (b == 0) {
          return true;
        }
      }
      return false;
    }
  }

  Held base(Found found) throws IOException {
    return stored(found.base());
  }

  /// The file as it is now, read from the object store where it equals what was added.
  Held now(Found found) throws IOException {
    Side now = found.now();
    if (!now.isThere() || now.mode().equals(FileMode.GITLINK)) {
      return stored(now);
    }
    if (now.id().equals(found.index().id()) && now.mode().equals(found.index().mode())) {
      return stored(now);
    }
    Path file = root.resolve(found.path());
    try {
      if (Files.isSymbolicLink(file)) {
        return Held.whole(LinkTarget.of(file));
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Held.NOTHING;
      }
      var stored = found.form().bytesOf(file);
      if (stored.isPresent() && stored.get().length <= most) {
        return Held.whole(stored.get());
      }
      long size = Files.size(file);
      boolean tooLarge = size > most;
      try (var raw = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
          var in = EolStreamTypeUtil.wrapInputStream(raw, eol(found))) {
        byte[] bytes = in.readNBytes(tooLarge ? SNIFFED : most);
        return tooLarge ? new Held(bytes, true, size) : Held.whole(bytes);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // It went between the walk and now; the next event tells.
      return Held.NOTHING;
    }
  }

  /// Where git decides by a file's content, one that was added with its carriage returns keeps
  /// them.
  private EolStreamType eol(Found found) throws IOException {
    if (found.form().eol() != EolStreamType.AUTO_LF || !found.index().isThere()) {
      return found.form().eol();
    }
    Held added = stored(found.index());
    return !added.isBinary() && hasCarriageReturn(added.bytes())
        ? EolStreamType.DIRECT
        : found.form().eol();
  }

  private static boolean hasCarriageReturn(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return true;
      }
    }
    return false;
  }

  private Held stored(Side side) throws IOException {
    // A file that is only planned to be added is empty in the index and in no object.
    if (!side.isThere() || side.id().equals(NamedChanges.EMPTY_BLOB)) {
      return Held.NOTHING;
    }
    if (side.mode().equals(FileMode.GITLINK)) {
      String text = side.id().equals(ObjectId.zeroId()) ? "" : "Subproject " + side.id().name();
      return Held.whole(text.getBytes(StandardCharsets.UTF_8));
    }
    var loader = repository.open(side.id());
    if (loader.getSize() <= most) {
      return Held.whole(loader.getBytes(most));
    }
    try (var in = loader.openStream()) {
      return new Held(in.readNBytes(SNIFFED), true, loader.getSize());
    }
  }
}

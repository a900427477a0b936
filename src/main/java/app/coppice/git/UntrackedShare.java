package app.coppice.git;

import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;

/// Which untracked files are too much for a checkpoint.
record UntrackedShare(Path root, CheckpointLimits limits) {
  /// The largest go first; sorted by path.
  List<Unkept> tooMuch(List<Found> changes) throws IOException {
    var sized = new ArrayList<Unkept>();
    for (Found change : changes) {
      if (change.isUntracked() && !change.now().mode().equals(FileMode.GITLINK)) {
        sized.add(
            new Unkept(RawPath.shown(change.path()), Unkept.Why.TOO_MUCH, size(change.path())));
      }
    }
    sized.sort(Comparator.comparingLong(Unkept::bytes).thenComparing(Unkept::path));
    var unkept = new ArrayList<Unkept>();
    long room = limits.all();
    for (Unkept one : sized) {
      if (one.bytes() > limits.file()) {
        unkept.add(new Unkept(one.path(), Unkept.Why.LARGE, one.bytes()));
      } else if (one.bytes() > room) {
        unkept.add(one);
      } else {
        room -= one.bytes();
      }
    }
    unkept.sort(Comparator.comparing(Unkept::path));
    return unkept;
  }

  private long size(String path) throws IOException {
    Path file = RawPath.resolve(root, path);
    try {
      return Files.readAttributes(
              file, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .size();
    } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException _) {
      // Gone again: it costs nothing.
      return 0;
    }
  }
}

package app.coppice.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// One plain file's copy, its mode and its time.
final class PlainCopy {
  private PlainCopy() {}

  static void copy(Path from, Path to) throws IOException {
    if (!new FileClone().clone(from, to)) {
      try (var in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS);
          var out = owned(to)) {
        in.transferTo(out);
      }
    }
    attributes(from, to);
  }

  private static OutputStream owned(Path to) throws IOException {
    return to.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? NewFile.owned(to)
        : Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  static void attributes(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(Files.getPosixFilePermissions(from, LinkOption.NOFOLLOW_LINKS));
    }
    Files.setLastModifiedTime(to, Files.getLastModifiedTime(from, LinkOption.NOFOLLOW_LINKS));
  }
}

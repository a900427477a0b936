package app.coppice.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Opens a file that must not exist yet: nothing that lies there, a link above all, is written
/// through.
final class NewFile {
  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private NewFile() {}

  static OutputStream plain(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /// The person's umask takes off what it always takes off.
  static OutputStream executable(Path file) throws IOException {
    var permissions =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"));
    return Channels.newOutputStream(Files.newByteChannel(file, CREATE, permissions));
  }

  /// For nobody but its owner.
  static OutputStream owned(Path file) throws IOException {
    var permissions =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return Channels.newOutputStream(Files.newByteChannel(file, CREATE, permissions));
  }
}

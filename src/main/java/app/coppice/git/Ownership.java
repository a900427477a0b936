package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.util.SystemReader;

/// Whose files may be trusted: those of the user that runs the app, and those the person has named
/// in git's `safe.directory`.
///
/// @param allowed folders; `*` for all
record Ownership(UserPrincipal user, List<String> allowed) {

  static Ownership ofThisProcess() throws IOException {
    Path probe = Files.createTempFile("coppice", null);
    try {
      return new Ownership(Files.getOwner(probe), safeDirectories());
    } finally {
      Files.delete(probe);
    }
  }

  boolean owns(Path path) throws IOException {
    return Files.getOwner(path).equals(user)
        || allowed.contains("*")
        || allowed.contains(path.toString());
  }

  private static List<String> safeDirectories() throws IOException {
    try {
      var config = SystemReader.getInstance().getUserConfig();
      return Arrays.asList(config.getStringList("safe", null, "directory"));
    } catch (ConfigInvalidException e) {
      throw new IOException("Your git configuration cannot be read", e);
    }
  }
}

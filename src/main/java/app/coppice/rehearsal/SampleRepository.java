package app.coppice.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The bundled sample project: a small shell program with tests that need a POSIX shell only.
public final class SampleRepository {
  /// The sample's name, fit for a folder.
  public static final String NAME = "tally";

  /// The command that runs its tests.
  public static final String TEST_COMMAND = "sh test/run.sh";

  private static final List<SampleFile> FILES =
      List.of(
          new SampleFile("README.md", "README.md"),
          new SampleFile(".gitignore", "gitignore"),
          new SampleFile("bin/tally", "tally.sh"),
          new SampleFile("lib/harvest.sh", "harvest.sh"),
          new SampleFile("commands/sum.sh", "sum.sh"),
          new SampleFile("commands/top.sh", "top.sh"),
          new SampleFile("data/2026.txt", "2026.txt"),
          new SampleFile("test/run.sh", "run.sh"),
          new SampleFile("test/harvest_test.sh", "harvest_test.sh"),
          new SampleFile("test/sum_test.sh", "sum_test.sh"),
          new SampleFile("test/top_test.sh", "top_test.sh"));

  private SampleRepository() {}

  /// @param resource name below `sample`; folders and leading dots don't survive every packager
  private record SampleFile(String path, String resource) {}

  /// Writes the sample's files into an empty or missing folder. It is no git repository yet: the
  /// caller makes it one and commits.
  ///
  /// @throws IOException when the folder holds anything, or cannot be written
  public static void create(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var children = Files.list(folder)) {
      if (children.findAny().isPresent()) {
        throw new IOException("The folder " + folder + " is not empty");
      }
    }
    for (SampleFile file : FILES) {
      Path target = folder.resolve(file.path());
      Files.createDirectories(target.getParent());
      try (InputStream in =
          SampleRepository.class.getResourceAsStream("sample/" + file.resource())) {
        if (in == null) {
          throw new IOException("The sample file " + file.resource() + " is missing");
        }
        Files.copy(in, target);
      }
    }
  }
}

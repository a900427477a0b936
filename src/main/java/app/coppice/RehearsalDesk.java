package app.coppice;

import app.coppice.rehearsal.SampleRepository;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the rehearsal's sample repository in the profile. Blocking.
record RehearsalDesk(Launcher launcher) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LIMIT = 65_536;

  /// The sample repository's folder, with one commit on `main`.
  ///
  /// @throws IOException when it cannot be made; the message says why and what to do
  synchronized Path repository(Profile profile) throws IOException, InterruptedException {
    Path folder = profile.folder().resolve("rehearsal").resolve(SampleRepository.NAME);
    if (Files.exists(folder.resolve(".git").resolve("logs").resolve("HEAD"))) {
      return folder;
    }
    if (!Files.exists(folder)) {
      SampleRepository.create(folder);
    }
    git(folder, "init", "--quiet", "--initial-branch=main");
    // So that a commit works on a machine where git was never told who the person is.
    git(folder, "config", "user.name", "Rehearsal");
    git(folder, "config", "user.email", "rehearsal@coppice.invalid");
    git(folder, "config", "commit.gpgSign", "false");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "Count the harvest");
    return folder;
  }

  private void git(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Launcher.Finished finished;
    try {
      finished =
          launcher.run(new LaunchRequest(command, folder, Map.of()), new byte[0], PATIENCE, LIMIT);
    } catch (IOException e) {
      throw new IOException(
          "The rehearsal needs the git program, which was not found. Install git.", e);
    }
    if (finished.exitStatus() != 0) {
      throw new IOException(
          "The sample repository could not be made: "
              + new String(finished.error(), StandardCharsets.UTF_8).strip());
    }
  }
}

package app.coppice.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The git program in one folder, with nothing of the machine's own configuration.
record Git(Path folder) {
  /// A repository with one commit on `main`.
  static Git repository(Path folder) throws IOException, InterruptedException {
    Git git = new Git(Files.createDirectories(folder));
    git.run("init", "--quiet", "--initial-branch=main");
    git.run("config", "user.name", "Tester");
    git.run("config", "user.email", "tester@coppice.invalid");
    git.run("config", "commit.gpgSign", "false");
    Files.writeString(folder.resolve("notes.txt"), "one\n");
    git.run("add", "--all");
    git.run("commit", "--quiet", "--message", "First");
    return git;
  }

  /// Standard output and standard error of a command that succeeds.
  String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed: " + text);
    }
    return text;
  }
}

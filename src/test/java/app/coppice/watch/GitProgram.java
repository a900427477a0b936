package app.coppice.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The git program, for tests that ask it what is right.
final class GitProgram {
  private GitProgram() {}

  /// Runs git in a folder with bytes on its standard input; answers its standard output.
  static String run(Path folder, String input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread writer =
        Thread.startVirtualThread(() -> {
          try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      writer.join();
      int code = process.waitFor();
      if (code > 1) {
        throw new IOException("git " + List.of(arguments) + " ended with " + code);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output;
  }
}

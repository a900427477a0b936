package app.coppice.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// A process that keeps a spare worktree, or takes it for a session, and waits within: when git is
/// to write the files, or with `look` to look at them, it says `here` and goes on at a line of
/// input. Then it says what came of it.
final class SpareApp {
  private SpareApp() {}

  public static void main(String[] arguments) throws Exception {
    Path main = Path.of(arguments[0]);
    Path home = Path.of(arguments[1]);
    String waitsAt = arguments[2].equals("look") ? "status" : "read-tree";
    var program =
        new GitProgram(
            (command, place, variables, input, timeout, limit, mayGoOn) -> {
              if (command.contains(waitsAt)) {
                System.out.println("here");
                int told = System.in.read();
                if (told < 0) {
                  System.exit(1);
                }
              }
              return GitSandbox.run(command, place, variables, input, timeout, limit, mayGoOn);
            },
            Map.of());
    var manager = new WorktreeManager(home);
    try (var repository =
        ((OpenOutcome.Opened) new Repositories(program).open(main)).repository()) {
      String outcome =
          arguments[2].equals("keep")
              ? "kept " + manager.spares().keep(repository)
              : manager
                  .create(
                      repository,
                      new WorktreeRequest(arguments[3], "theirs", "main"),
                      CheckoutProgress.NONE)
                  .toString();
      System.out.write((outcome + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }
  }
}

package app.coppice.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Times one thing of ours against the git program's, pair by pair, and who begins changes with
/// every pair.
final class TurnAbout {
  private final String what;
  private final double[] ours;
  private final double[] theirs;

  TurnAbout(String what, int pairs) {
    this.what = what;
    this.ours = new double[pairs + 1];
    this.theirs = new double[pairs + 1];
  }

  /// One side, told which pair it is.
  interface Side {
    void run(int pair) throws Exception;

    /// What comes before and is not timed.
    default void prepare(int pair) throws Exception {}
  }

  /// The first pair, ours in a process that was just started, is told apart and not counted.
  void measure(Side our, Side their) throws Exception {
    for (int pair = 0; pair < ours.length; pair++) {
      if (pair % 2 == 0) {
        theirs[pair] = milliseconds(their, pair);
        ours[pair] = milliseconds(our, pair);
      } else {
        ours[pair] = milliseconds(our, pair);
        theirs[pair] = milliseconds(their, pair);
      }
    }
  }

  /// One JSON line.
  String line() {
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
    return "{\"what\":\"%s\",\"ours_ms\":%s,\"git_ms\":%s,\"ours_ms_median\":%.0f,\"git_ms_median\":%.0f,\"ratio_median\":%.2f,\"first_ours_ms\":%.0f,\"first_git_ms\":%.0f}"
        .formatted(
            what,
            counted(ours),
            counted(theirs),
            median(ours),
            median(theirs),
            median(ratios),
            ours[0],
            theirs[0]);
  }

  /// Runs git as a person would.
  static void git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    int status =
        GitSandbox.run(command, folder, Map.of(), new byte[0], Duration.ofMinutes(2), 65_536)
            .exitStatus();
    if (status != 0) {
      throw new IllegalStateException("git ended with " + status);
    }
  }

  private static double milliseconds(Side side, int pair) throws Exception {
    side.prepare(pair);
    long start = System.nanoTime();
    side.run(pair);
    return (System.nanoTime() - start) / 1e6;
  }

  private static String counted(double[] values) {
    return Arrays.toString(Arrays.stream(values).skip(1).mapToLong(Math::round).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).skip(1).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

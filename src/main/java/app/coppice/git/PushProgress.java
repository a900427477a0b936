package app.coppice.git;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads how far a push is from git's error stream. One thread.
final class PushProgress implements Predicate<byte[]> {
  private static final Pattern STEP = Pattern.compile("([A-Z][a-z]+ [a-z]+): +(\\d+%)");

  private final Consumer<String> heard;
  private String last = "";

  PushProgress(Consumer<String> heard) {
    this.heard = heard;
  }

  @Override
  public boolean test(byte[] piece) {
    var steps = STEP.matcher(GitProgram.text(piece));
    String newest = "";
    while (steps.find()) {
      newest = steps.group(1) + " " + steps.group(2);
    }
    if (!newest.isEmpty() && !newest.equals(last)) {
      last = newest;
      heard.accept(newest);
    }
    return true;
  }
}

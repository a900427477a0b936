package app.coppice.agent.tool;

import app.coppice.agent.Cancellation;
import app.coppice.agent.ToolFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.regex.Pattern;

/// One search: walks, reads and matches until it is done, full, cancelled or out of time. Used
/// once, by one thread.
final class FileSearch {
  private static final int MAX_LINE_TO_MATCH = 10_000;

  private final Workspace workspace;
  private final Pattern pattern;
  private final String suffix;
  private final Deadline deadline;
  private final BoundedText found = new BoundedText();
  private String stoppedBecause = "";

  FileSearch(
      Workspace workspace,
      Pattern pattern,
      String suffix,
      Duration longest,
      Cancellation cancellation) {
    this.workspace = workspace;
    this.pattern = pattern;
    this.suffix = suffix;
    this.deadline = new Deadline(System.nanoTime() + longest.toNanos(), cancellation);
  }

  /// Lines as `path:line:text`, and a remark when it did not get to the end.
  String run(String folder) throws ToolFailure, IOException {
    try {
      workspace.walk(folder, path -> !path.endsWith(suffix) || search(path));
    } catch (NoSuchFileException _) {
      throw new ToolFailure("There is no folder \"%s\".".formatted(folder));
    }
    if (!stoppedBecause.isEmpty()) {
      found.note(stoppedBecause);
    }
    return found.isEmpty() ? "(no match)" : found.toString();
  }

  /// Whether to go on.
  private boolean search(String path) {
    try {
      int number = 0;
      for (String line : TextFile.read(workspace, path).content().lines().toList()) {
        number++;
        if (matches(line)
            && !found.addLine(
                "%s:%d:%s".formatted(path, number, BoundedText.shortened(line.strip())))) {
          stoppedBecause = "(there are more matches; narrow the pattern or the path)";
          return false;
        }
      }
      deadline.check();
      return true;
    } catch (ToolFailure | IOException _) {
      return true; // Binary, too large, gone or protected: not searched.
    } catch (OutOfTime _) {
      stoppedBecause = "(stopped: the search took too long; use a simpler pattern or a folder)";
      return false;
    } catch (StackOverflowError _) {
      stoppedBecause = "(stopped: the pattern needs too much depth; use a simpler one)";
      return false;
    }
  }

  private boolean matches(String line) {
    String head = line.length() > MAX_LINE_TO_MATCH ? line.substring(0, MAX_LINE_TO_MATCH) : line;
    return pattern.matcher(new Watched(head, deadline)).find();
  }

  /// When to give up.
  private static final class Deadline {
    private final long at;
    private final Cancellation cancellation;
    private int calls;

    Deadline(long at, Cancellation cancellation) {
      this.at = at;
      this.cancellation = cancellation;
    }

    void check() {
      if (cancellation.isCancelled() || System.nanoTime() - at > 0) {
        throw new OutOfTime();
      }
    }

    void checkNowAndThen() {
      if ((++calls & 0xfff) == 0) {
        check();
      }
    }
  }

  /// A line that stops a matcher which looks at it for too long: a pattern such as `(a+)+$` would
  /// otherwise run for years.
  private record Watched(CharSequence text, Deadline deadline) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      deadline.checkNowAndThen();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super("out of time", null, false, false);
    }
  }
}

package app.coppice;

import app.coppice.agent.Entry;
import app.coppice.agent.ToolKind;
import app.coppice.agent.Transcript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last commands of a transcript as their terminal showed them: each line that was typed, and
/// what came of it. Pure.
final class CommandHistory {
  /// Characters that are kept, from the end.
  private static final int LONGEST = 200_000;

  private CommandHistory() {}

  /// Empty when no command has run.
  static String of(Transcript transcript) {
    List<Entry> entries = transcript.entries();
    Deque<String> shown = new ArrayDeque<>();
    int length = 0;
    for (int i = entries.size() - 1; i >= 0 && length < LONGEST; i--) {
      if (entries.get(i) instanceof Entry.Call call && hasRun(call)) {
        String text = "$ " + call.call().subject().strip() + "\n" + ended(call.output());
        length += text.length();
        shown.addFirst(text);
      }
    }
    String all = String.join("", shown);
    return all.length() <= LONGEST
        ? all
        : all.substring(all.indexOf('\n', all.length() - LONGEST) + 1);
  }

  private static boolean hasRun(Entry.Call call) {
    return call.call().kind() == ToolKind.EXECUTE
        && switch (call.state()) {
          case SUCCEEDED, FAILED, CANCELLED, UNKNOWN_OUTCOME -> true;
          case PENDING, AWAITING_PERMISSION, RUNNING, DENIED -> false;
        };
  }

  private static String ended(String output) {
    return output.isEmpty() || output.endsWith("\n") ? output : output + "\n";
  }
}

package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The prompts of a session, walked through by Up and Down. Not thread-safe.
final class PromptHistory {
  private Transcript known = Transcript.EMPTY;
  private List<String> prompts = List.of();
  private int at;
  private String unsent = "";

  /// Takes the prompts of a transcript; a walk that is under way starts anew when there are more.
  void learn(Transcript transcript) {
    int same = transcript.sharedWith(known);
    List<Entry> before = known.entries();
    boolean keep = before.subList(same, before.size()).stream().noneMatch(PromptHistory::isPrompt);
    known = transcript;
    List<String> found = keep ? new ArrayList<>(prompts) : new ArrayList<>();
    List<Entry> entries = transcript.entries();
    for (Entry entry : entries.subList(keep ? same : 0, entries.size())) {
      if (entry instanceof Entry.Prompt prompt
          && (found.isEmpty() || !found.getLast().equals(prompt.text()))) {
        found.add(prompt.text());
      }
    }
    if (!found.equals(prompts)) {
      prompts = List.copyOf(found);
      at = prompts.size();
    }
  }

  private static boolean isPrompt(Entry entry) {
    return entry instanceof Entry.Prompt;
  }

  /// The prompt before; `current` is kept as the end of the walk.
  Optional<String> previous(String current) {
    if (at == 0) {
      return Optional.empty();
    }
    if (at == prompts.size()) {
      unsent = current;
    }
    return Optional.of(prompts.get(--at));
  }

  Optional<String> next() {
    if (at >= prompts.size()) {
      return Optional.empty();
    }
    at++;
    return Optional.of(at == prompts.size() ? unsent : prompts.get(at));
  }

  void rewind() {
    at = prompts.size();
    unsent = "";
  }
}

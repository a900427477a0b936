package app.coppice.cli;

import app.coppice.agent.Entry;
import app.coppice.agent.StopReason;
import app.coppice.diff.FileDiff;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The end of a session's turn, told: its reason, what is changed, and what to do next. One thread.
///
/// @param before ids of the entries that were there before the prompt
/// @param prompt the prompt; empty where the session was made for it
record TurnReport(
    Output output,
    TranscriptWriter writer,
    Execution.Ending ending,
    Set<String> before,
    String prompt) {
  /// Of a session that was there before.
  static TurnReport after(
      SessionSnapshot session,
      String prompt,
      Output output,
      TranscriptWriter writer,
      Execution.Ending ending) {
    writer.skip(session);
    return new TurnReport(
        output,
        writer,
        ending,
        session.transcript().entries().stream().map(Entry::id).collect(Collectors.toSet()),
        prompt);
  }

  /// Whether nothing more comes by itself.
  boolean isOver(SessionSnapshot session) {
    return switch (session.state()) {
      case PREPARING, WORKING, WAITING -> false;
      // What a stopped turn left in the queue waits for the person.
      case IDLE, COMMITTING ->
          session.queue().isEmpty() ? ended(session).isPresent() : session.resumable();
      case FAILED, DETACHED, ARCHIVED -> true;
    };
  }

  /// Whether somebody took the prompt out of the queue before its turn came.
  boolean isTakenBack(SessionSnapshot session) {
    boolean rests =
        session.state() == SessionState.IDLE || session.state() == SessionState.COMMITTING;
    return rests && session.queue().isEmpty() && !hasBegun(session);
  }

  private boolean hasBegun(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .anyMatch(entry -> entry instanceof Entry.Prompt && !before.contains(entry.id()));
  }

  /// The end of the last prompt's turn; of one that was under way before ours it is none.
  private Optional<Entry.TurnEnd> ended(SessionSnapshot session) {
    if (!hasBegun(session)) {
      return Optional.empty();
    }
    for (Entry entry : session.transcript().entries().reversed()) {
      if (before.contains(entry.id()) || entry instanceof Entry.Prompt) {
        return Optional.empty();
      }
      if (entry instanceof Entry.TurnEnd end) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /// @param refused whether a permission was
  /// @param unready whether the worktree's set-up script did not end well
  int tell(SessionSnapshot session, boolean refused, boolean unready) {
    Optional<Entry.TurnEnd> last = ended(session).filter(_ -> !session.queue().contains(prompt));
    if (last.isEmpty()) {
      String waits =
          session.queue().isEmpty()
              ? "The prompt was taken out of the queue and was not sent."
              : "An earlier turn was stopped: the prompt waits in the queue and goes out with the"
                  + " next one.";
      output.problem(session.problem().isEmpty() ? waits : session.problem());
      if (unready) {
        output.line("Worktree  " + session.worktree());
        output.line("Next      " + ending.again().line("set-up", session));
      }
      output.event(closing(session, "not started", ExitCode.NOT_USABLE));
      return ExitCode.NOT_USABLE;
    }
    StopReason reason = last.get().reason();
    int code = refused ? ExitCode.NEEDS_PERMISSION : code(reason);
    ObjectNode event = closing(session, Words.of(reason), code);
    ArrayNode files = event.putArray("files");
    List<FileDiff> changed = changed(session);
    changed.forEach(file -> files.add(ReportCommands.describe(file)));
    output.event(event);
    summarize(session, Words.of(reason), changed);
    return code;
  }

  private static int code(StopReason reason) {
    return reason == StopReason.FAILED ? ExitCode.PROVIDER_FAILED : ExitCode.DONE;
  }

  private static ObjectNode closing(SessionSnapshot session, String reason, int code) {
    return Output.object("end")
        .put("id", session.id().toString())
        .put("reason", reason)
        .put("exit", code)
        .put("branch", session.branch())
        .put("worktree", session.worktree().toString())
        .put("inputTokens", session.usage().input())
        .put("outputTokens", session.usage().output());
  }

  private List<FileDiff> changed(SessionSnapshot session) {
    try {
      return ending.changes().of(session).files();
    } catch (IOException e) {
      output.problem("What changed cannot be told: " + e.getMessage());
      return List.of();
    }
  }

  private void summarize(SessionSnapshot session, String reason, List<FileDiff> changed) {
    writer.pause();
    int added = changed.stream().mapToInt(FileDiff::added).sum();
    int removed = changed.stream().mapToInt(FileDiff::removed).sum();
    output.line(
        changed.isEmpty()
            ? "Nothing is changed in the worktree."
            : "Changed in the worktree: %d %s, +%d -%d"
                .formatted(changed.size(), changed.size() == 1 ? "file" : "files", added, removed));
    for (FileDiff file : changed) {
      output.line(
          "  %s %-40s +%d -%d"
              .formatted(
                  file.change().name().charAt(0), file.path(), file.added(), file.removed()));
    }
    output.line("");
    output.line("Turn      %s, %,d tokens".formatted(reason, session.usage().total()));
    output.line("Worktree  " + session.worktree());
    output.line(
        changed.isEmpty()
            ? "Next      " + ending.again().line("show", session)
            : "Next      " + ending.again().line("diff", session));
    if (!changed.isEmpty()) {
      output.line("          " + ending.again().line("land", session) + " --message TEXT");
    }
  }
}

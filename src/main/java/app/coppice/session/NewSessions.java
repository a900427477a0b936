package app.coppice.session;

import app.coppice.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How a session begins: what its request leaves open is filled in, and no secret of its prompt is
/// kept. Thread-safe.
final class NewSessions {
  /// Ends a title that was longer.
  static final String CUT = "…";

  private static final int LONGEST_TITLE = 60;

  private NewSessions() {}

  /// The first records of a session, of which the very first makes it.
  record Begun(SessionEvent.Created created, List<SessionEvent> first) {
    Begun {
      first = List.copyOf(first);
    }
  }

  static Begun begun(SessionId id, NewSession asked, Path worktree, EngineParts parts) {
    NewSession request = new Redacted(parts.redactor()).request(asked);
    Instant now = parts.clock().instant();
    SessionEvent.Created created = created(id, request, parts.settings().get(), worktree, now);
    List<SessionEvent> first = new ArrayList<>();
    if (!request.prompt().isBlank()) {
      first.add(new SessionEvent.PromptQueued(now, request.prompt()));
    }
    first.add(new SessionEvent.PreparationStarted(now, created.branch()));
    return new Begun(created, first);
  }

  private static SessionEvent.Created created(
      SessionId id, NewSession request, Settings settings, Path worktree, Instant now) {
    String title = title(request);
    return new SessionEvent.Created(
        now,
        id,
        request.repository(),
        title,
        request.branch().strip(),
        request.base().strip(),
        worktree,
        request.mode(),
        request.model().isBlank() ? settings.model() : request.model(),
        request.recorded());
  }

  private static String title(NewSession request) {
    String first = request.prompt().strip().lines().findFirst().orElse(request.branch()).strip();
    if (first.isEmpty()) {
      return "New session";
    }
    if (first.length() <= LONGEST_TITLE) {
      return first;
    }
    int space = first.lastIndexOf(' ', LONGEST_TITLE);
    return first.substring(0, space > LONGEST_TITLE / 2 ? space : LONGEST_TITLE) + CUT;
  }
}

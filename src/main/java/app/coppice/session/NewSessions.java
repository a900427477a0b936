package app.coppice.session;

import app.coppice.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;

/// Fills in what a request for a session leaves open. Pure.
final class NewSessions {
  private static final int LONGEST_TITLE = 60;

  private NewSessions() {}

  static SessionEvent.Created created(
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
    return first.substring(0, space > LONGEST_TITLE / 2 ? space : LONGEST_TITLE) + "…";
  }
}

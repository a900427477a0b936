package app.coppice.session;

import app.coppice.agent.Entry;

/// A session's title as it was before it was shortened for the sidebar. Pure.
final class WholeTitle {
  private WholeTitle() {}

  /// The first line of the prompt that the title was cut from, or the title as it is.
  static String of(SessionSnapshot session) {
    String title = session.title();
    if (!title.endsWith(NewSessions.CUT)) {
      return title;
    }
    String begun = title.substring(0, title.length() - NewSessions.CUT.length());
    return session.transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(Entry.Prompt.class::cast)
        .map(prompt -> prompt.text().strip().lines().findFirst().orElse("").strip())
        .filter(line -> line.startsWith(begun))
        .findFirst()
        .orElse(title);
  }
}

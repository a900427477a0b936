package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.ui.chat.ChatPane;
import app.coppice.ui.console.ConsolePane;
import app.coppice.ui.console.KeyFilter;
import app.coppice.ui.console.TerminalColours;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.NoticeBar;
import app.coppice.ui.review.ReviewPane;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the panes that show a session, alike in focus and in the grid. FX thread only.
record PaneMaker(
    FramePump pump,
    PaneRequests requests,
    Engine engine,
    NoticeBar notices,
    Actions actions,
    TerminalColours colours,
    ConsoleLayouts layouts,
    RunningPrograms programs) {
  ChatPane chat() {
    return new ChatPane(pump, requests);
  }

  ReviewPane review() {
    return new ReviewPane(pump, requests);
  }

  /// @param opened called on the FX thread after a terminal came
  ConsolePane console(Supplier<Optional<SessionId>> session, Runnable opened) {
    WorktreeLinks links = new WorktreeLinks(engine, requests, notices, session);
    SessionTerminals terminals =
        new SessionTerminals(engine, notices, programs, links, session, opened);
    return new ConsolePane(
        pump, KeyFilter::usual, actions.keyText("open-shell"), colours, terminals);
  }
}

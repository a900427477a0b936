package app.coppice.session;

import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.git.ReceivingHooks;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// What goes beyond one landing, of git. Every method blocks; thread-safe. See {@link Landings}.
interface LandingGit {
  String undoable(SessionSnapshot session) throws IOException;

  ActionResult undo(SessionSnapshot session) throws IOException, InterruptedException;

  ActionResult update(
      SessionSnapshot session, UpdateFrom from, UpdateHow how, Resolution resolved, String message)
      throws IOException, InterruptedException;

  ActionResult updateFromUpstream(
      SessionSnapshot session, UpdateHow how, String message, Consumer<String> progress)
      throws IOException, InterruptedException;

  String upstreamAhead(SessionSnapshot session);

  Optional<ReceivingHooks> receivingHooks(SessionSnapshot session)
      throws IOException, InterruptedException;

  ActionResult push(SessionSnapshot session, String agreed, Consumer<String> progress)
      throws IOException, InterruptedException;

  LandPreview preview(SessionSnapshot session, LandHow how, String into) throws IOException;

  Dispute conflicts(SessionSnapshot session, UpdateFrom from) throws IOException;
}

package app.coppice.ui.chat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a chat pane asks of the window. Called on the FX thread; nothing here may block.
public interface ChatActions {
  /// Every call names its session: a draft may be saved after the pane shows another one. Answers
  /// false where the session takes nothing any more.
  boolean submit(SessionId session, SessionCommand command);

  /// Paths of the session's worktree for `@` completion; may complete on any thread.
  CompletableFuture<List<String>> files(SessionId session);

  /// Shows one changed file in the review.
  void reviewFile(SessionId session, String path);

  /// Opens a link whose target the person has seen and confirmed by a click.
  void openLink(URI target);

  /// The key that brings the keyboard to a waiting request, as it is shown; empty for none.
  String requestKey();

  /// Brings an archived session back; the window says what came of it.
  void restore(SessionId session);

  /// Asks what to take back to an entry of the transcript, or forward again to it.
  void rewind(SessionId session, String entry);

  /// Asks what to do about a session's worktree that is not usable.
  default void mend(SessionId session) {}

  /// Asks whether to delete a session.
  void delete(SessionId session);

  /// The key of an action of the window, as the platform writes it; empty without one.
  String keyText(String action);

  /// Opens the settings, where a key, an address or a model is put right; a locked vault before.
  void openSettings();

  /// Whether the keys can't be had because the vault is locked.
  default boolean vaultLocked() {
    return false;
  }

  /// Asks for the passphrase first, where the key for the session's model lies in a locked vault.
  ///
  /// @param then runs once the vault is open; never when the person gives up
  /// @return false where nothing has to be asked
  default boolean asksFirst(SessionId session, Runnable then) {
    return false;
  }

  /// Models to choose from, the usual one first; the session's own need not be among them.
  List<String> models();
}

package app.coppice.cli;

import app.coppice.agent.CredentialSource;
import app.coppice.diff.Dispute;
import app.coppice.git.Trouble;
import app.coppice.rehearsal.Scenario;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.DeletedSession;
import app.coppice.session.DiskUse;
import app.coppice.session.Engine;
import app.coppice.session.GrowingReport;
import app.coppice.session.LandHow;
import app.coppice.session.LandPreview;
import app.coppice.session.LandingPlan;
import app.coppice.session.SeenChanges;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.settings.Profile;
import app.coppice.text.KnownSecrets;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What the command line needs from the rest of the program; the wiring gives it.
public interface Services {
  /// The profile that holds when none is named.
  Profile usualProfile();

  /// An engine without any session opened.
  ///
  /// @param baseUrl of the Messages API; empty for the one of the settings
  Engine engine(Profile profile, String baseUrl, CredentialSource keys) throws IOException;

  /// An engine with just this session opened, to act on it: no turn starts there.
  ///
  /// @throws IOException when it is not there, or open in another process
  Engine engineFor(Profile profile, SessionId id) throws IOException;

  /// The same with a key, for what a model is asked outside of a turn.
  ///
  /// @param baseUrl of the Messages API; empty for the one of the settings
  /// @throws IOException when it is not there, or open in another process
  Engine engineFor(Profile profile, SessionId id, String baseUrl, CredentialSource keys)
      throws IOException;

  /// An engine with just this session opened, whose turns run there.
  ///
  /// @param baseUrl of the Messages API; empty for the one of the settings
  /// @throws IOException when it is not there, or open in another process
  Engine engineWithTurns(Profile profile, SessionId id, String baseUrl, CredentialSource keys)
      throws IOException;

  /// Hands a request to the profile's window and waits for its outcome; empty when none is open.
  ///
  /// @throws IOException when the window took it and gave no answer
  Optional<ActionResult> handOver(Profile profile, HandOver request) throws IOException;

  /// The sessions as their journals tell them now, without opening any; newest first.
  List<SessionSnapshot> look(Profile profile) throws IOException;

  /// One session as its journal tells it from now on.
  GrowingReport follow(Profile profile, SessionId id);

  /// The sessions in the trash, likewise.
  List<SessionSnapshot> lookInTrash(Profile profile) throws IOException;

  /// The trash likewise, with the times; what was deleted last comes first.
  List<DeletedSession> trash(Profile profile) throws IOException;

  /// What a session's worktree holds beyond its base, looked at now.
  ///
  /// @throws IOException when the worktree is not usable
  Changes changes(Profile profile, SessionSnapshot session) throws IOException;

  /// What can be seen of it, looked at now, without a worktree, too.
  ///
  /// @throws IOException when nothing can, with what to do
  SeenChanges seen(Profile profile, SessionSnapshot session) throws IOException;

  /// Compares two states of a session's files, looked at now.
  Compared compare(Profile profile, SessionSnapshot session, Comparison what) throws IOException;

  /// What a landing would bring, looked at now. Writes nothing that is seen.
  LandPreview preview(Profile profile, SessionSnapshot session, LandHow how, String into)
      throws IOException;

  /// What a session and its base disagree about, looked at now.
  ///
  /// @throws IOException when the worktree is not usable
  Dispute conflicts(Profile profile, SessionSnapshot session) throws IOException;

  /// What is wrong with a session's worktree and what can be done, looked at now.
  Trouble trouble(Profile profile, SessionSnapshot session)
      throws IOException, InterruptedException;

  /// Which of these sessions go together, looked at now; those that have no worktree are left out.
  LandingPlan plan(Profile profile, Path repository, List<SessionSnapshot> sessions)
      throws IOException, InterruptedException;

  /// What each session takes on the disk, those in the trash included; the largest first.
  List<DiskUse> diskUse(Profile profile) throws IOException;

  /// The rehearsal's sample repository, made when it was not there, and its recorded turns.
  RehearsalAccess rehearsal(Profile profile) throws IOException, InterruptedException;

  Display display();

  /// Whether a window can be shown.
  enum Display {
    THERE,
    NONE
  }

  /// Opens the window and returns when it is closed.
  int openWindow(Profile profile, List<Path> folders, RehearsalStart rehearsal)
      throws IOException, InterruptedException;

  /// What `doctor` finds, in a fixed order.
  List<Finding> examine(Profile profile) throws InterruptedException;

  /// What tells how long ago something was.
  default InstantSource clock() {
    return InstantSource.system();
  }

  /// What is taken out of journals, transcripts and logs.
  KnownSecrets secrets();

  /// The profile's vault, locked.
  Vault vault(Profile profile) throws IOException;

  /// Whether the window plays the rehearsal at once.
  enum RehearsalStart {
    NOT_ASKED,
    AT_ONCE,
    /// At once and fast, then the window closes by itself: what the start-up cache is trained on.
    TRAINING
  }

  /// What the rehearsal offers.
  record RehearsalAccess(Path repository, List<Scenario> scenarios) {
    public RehearsalAccess {
      scenarios = List.copyOf(scenarios);
    }
  }

  /// One thing `doctor` looked for.
  ///
  /// @param found what was found, or what to do about it
  record Finding(String name, Standing standing, String found) {
    /// How good it is.
    public enum Standing {
      OK,
      MISSING,
      WARNING
    }
  }
}

package app.coppice;

import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.git.Checkpoints;
import app.coppice.git.GitProgram;
import app.coppice.git.OpenOutcome;
import app.coppice.git.Repositories;
import app.coppice.git.Repository;
import app.coppice.git.WorktreeHomes;
import app.coppice.git.WorktreeManager;
import app.coppice.session.Rewind;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.store.JournalFile;
import app.coppice.terminal.ProcessLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A rewind whose end the journal does not tell: it had kept what was there, and no more.
final class CutOffRewindTest extends EngineScenario {
  private static final String ACTION = "7e0c2f64-0000-4000-8000-000000000001";

  private SessionId id = SessionId.random();
  private Path worktree = Path.of("");

  @BeforeEach
  void aRewindThatWasCutOff() throws Exception {
    model.on("first", model.writes("made.txt", "agent"), says("Made."));
    id = live.ready(repository, "cut", Mode.AUTO);
    worktree = live.now(id).worktree();
    live.prompt(id, "first");
    SessionSnapshot made =
        live.await(
            id,
            "has made it",
            s ->
                s.state() == SessionState.IDLE
                    && !s.transcript().entries().isEmpty()
                    && s.transcript().entries().getLast() instanceof Entry.TurnEnd);
    String prompt = made.transcript().entries().getFirst().id();
    live.close();
    GitProgram program =
        new GitProgram(
            new LaunchedPrograms(new Wiring().launcher(), ProcessLedger.none()), Map.of());
    Profile profile = new Profile(folder.resolve("profile"));
    WorktreeManager manager = new WorktreeManager(WorktreeHomes.only(profile.worktrees()));
    try (Repository opened =
        ((OpenOutcome.Opened) new Repositories(program).open(git.folder())).repository()) {
      var kept = manager.find(opened, id.toString()).orElseThrow();
      var _ = new Checkpoints(opened, kept).take("before-" + ACTION);
    }
    Path journal = profile.journals().resolve(id.toString()).resolve("journal.jsonl");
    try (JournalFile file = JournalFile.open(journal, _ -> {})) {
      file.append(
          ("{\"type\":\"action-asked\",\"at\":\"2026-11-20T10:00:00Z\",\"id\":\"%s\","
                  + "\"action\":\"REWIND\",\"branch\":\"FILES\",\"tip\":\"%s\"}")
              .formatted(ACTION, prompt));
    }
  }

  @Test
  void itIsBroughtToItsEndWhereNobodyEditedSince() throws Exception {
    reopen();

    assertThat(said()).contains("done now");
    assertThat(worktree.resolve("made.txt")).doesNotExist();
  }

  @Test
  void whatWasEditedSinceStaysAndTheWayToWhatWasBeforeIsThere() throws Exception {
    Files.writeString(worktree.resolve("made.txt"), "mine\n");
    Files.delete(worktree.resolve("README.md"));
    Files.writeString(worktree.resolve("new.txt"), "mine too\n");

    reopen();

    assertThat(said()).contains("perhaps edited since");
    assertThat(worktree.resolve("made.txt")).hasContent("mine");
    assertThat(worktree.resolve("new.txt")).hasContent("mine too");
    assertThat(worktree.resolve("README.md")).doesNotExist();
    Entry mark =
        live.now(id).transcript().entries().stream()
            .filter(Entry.Rewound.class::isInstance)
            .findFirst()
            .orElseThrow();
    live.done(live.engine().timeline().rewind(id, new Rewind(mark.id(), Rewind.Scope.FILES)));
    assertThat(worktree.resolve("made.txt")).hasContent("agent");
  }

  @Test
  void whatTheRewindItselfLeftHalfDoneIsNoEdit() throws Exception {
    Files.writeString(worktree.resolve("made.txt"), "");

    reopen();

    assertThat(said()).contains("done now");
    assertThat(GitRepository.git(worktree, "status", "--porcelain")).isEmpty();
  }

  private String said() throws Exception {
    SessionSnapshot session =
        live.await(
            id,
            "says what became of it",
            s -> s.transcript().entries().stream().anyMatch(Entry.Notice.class::isInstance));
    return session.transcript().entries().stream()
        .filter(Entry.Notice.class::isInstance)
        .map(entry -> ((Entry.Notice) entry).text())
        .findFirst()
        .orElseThrow();
  }
}

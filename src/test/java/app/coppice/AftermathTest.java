package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.git.Archive;
import app.coppice.git.GitProgram;
import app.coppice.git.OpenOutcome;
import app.coppice.git.Repositories;
import app.coppice.git.Repository;
import app.coppice.git.WorktreeHomes;
import app.coppice.git.WorktreeManager;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.store.JournalFile;
import app.coppice.terminal.ProcessLedger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a session says at the next start of an action whose end its journal does not tell.
@Timeout(120)
final class AftermathTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  @TempDir Path folder;
  private GitRepository git;
  private SessionId id;
  private Path worktree;

  @BeforeEach
  void oneSessionWithACommitAndADraft() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = open()) {
      id = live.ready(live.openRepository(git.folder()), "act", Mode.ASK);
      worktree = live.now(id).worktree();
      Files.writeString(worktree.resolve("done.txt"), "done\n");
      live.done(live.engine().commit(id, List.of(), "Done"));
    }
  }

  @Test
  void theAskIsInTheJournalBeforeTheEffectAndTheOutcomeBehindIt() throws Exception {
    List<String> records = new ArrayList<>();
    var _ = JournalFile.read(journal(), records::add);
    assertThat(records)
        .filteredOn(record -> record.contains("\"action"))
        .satisfiesExactly(
            asked -> assertThat(asked).contains("action-asked", "COMMIT", tip("main")),
            ended -> assertThat(ended).contains("action-ended", "COMMIT", "Committed"));
  }

  @Test
  void whatWasNotDoneIsSaidOnceWithWhatToDo() throws Exception {
    asked("COMMIT", "act", tip("act"));
    asked("LAND", "main", tip("main"));
    asked("ARCHIVE", "", "");
    for (int start = 0; start < 2; start++) {
      try (LiveEngine live = open()) {
        SessionSnapshot back =
            live.await(id, "says all", s -> s.transcript().entries().size() == 3);
        assertThat(texts(back))
            .satisfiesExactly(
                commit -> assertThat(commit).contains("“act”", "not made", "Commit again"),
                land -> assertThat(land).contains("“main”", "not done", "Land again"),
                archive -> assertThat(archive).contains("Archiving", "not done"));
        assertThat(back.state()).isEqualTo(SessionState.IDLE);
        assertThat(worktree.resolve("done.txt")).exists();
      }
    }
  }

  @Test
  void theEndOfOneActionIsNotTakenForAnotherOfItsKind() throws Exception {
    try (JournalFile journal = JournalFile.open(journal(), _ -> {})) {
      for (String one : List.of("first", "second")) {
        journal.append(
            record("action-asked", one, "\"branch\":\"act\",\"tip\":\"" + tip("act") + "\""));
      }
      journal.append(record("action-ended", "second", "\"outcome\":\"Committed\""));
    }
    try (LiveEngine live = open()) {
      SessionSnapshot back = live.await(id, "says it", s -> !s.transcript().entries().isEmpty());
      assertThat(texts(back)).singleElement().asString().contains("“act”", "not made");
    }
  }

  private static String record(String type, String action, String rest) {
    return "{\"type\":\"%s\",\"at\":\"2026-11-20T10:00:00Z\",\"id\":\"%s\",\"action\":\"COMMIT\",%s}"
        .formatted(type, action, rest);
  }

  @Test
  void whatWasDoneIsSaidToo() throws Exception {
    String before = tip("main");
    try (LiveEngine live = open()) {
      live.await(id, "is back", s -> s.state() == SessionState.IDLE);
      live.done(live.engine().land(id, LandHow.SQUASH));
    }
    asked("COMMIT", "act", before);
    asked("LAND", "main", before);
    try (LiveEngine live = open()) {
      SessionSnapshot back = live.await(id, "says all", s -> s.transcript().entries().size() == 2);
      assertThat(texts(back))
          .satisfiesExactly(
              commit -> assertThat(commit).contains("It was made", tip("act").substring(0, 8)),
              land -> assertThat(land).contains("It is done"));
    }
  }

  @Test
  void anArchiveThatGitFinishedAndTheJournalDidNotIsFinished() throws Exception {
    Files.writeString(worktree.resolve("draft.txt"), "draft\n");
    asked("ARCHIVE", "", "");
    WorktreeManager manager =
        new WorktreeManager(WorktreeHomes.only(new Profile(profile()).worktrees()));
    GitProgram program =
        new GitProgram(
            new LaunchedPrograms(new Wiring().launcher(), ProcessLedger.none()), Map.of());
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(git.folder())).repository()) {
      var _ =
          new Archive(manager)
              .archive(repository, manager.find(repository, id.toString()).orElseThrow());
    }
    try (LiveEngine live = open()) {
      SessionSnapshot back =
          live.await(
              id,
              "is archived and says so",
              s -> s.state() == SessionState.ARCHIVED && !s.transcript().entries().isEmpty());
      assertThat(texts(back)).singleElement().asString().contains("Archiving", "done now");
      live.done(live.engine().restore(id));
      assertThat(live.now(id).worktree().resolve("draft.txt")).hasContent("draft\n");
    }
  }

  @Test
  void aLandingThatThePersonHasToSeeToIsANoticeOfItsSession() throws Exception {
    String from = tip("main");
    String to = tip("act");
    Path home = Files.createDirectories(git.folder().resolve(".git/coppice"));
    Files.writeString(git.folder().resolve("done.txt"), "something else\n");
    Files.writeString(
        home.resolve(from + "-" + to + ".landing"),
        "base=main\nfrom=%s\nto=%s\nfolder=%s\ngit-folder=%s\nlog=merge act: Fast-forward\n"
            .formatted(from, to, git.folder(), git.folder().resolve(".git")));
    for (int start = 0; start < 2; start++) {
      try (LiveEngine live = open()) {
        live.engine().reconciled().get();
        SessionSnapshot back = live.await(id, "says it", s -> !s.transcript().entries().isEmpty());
        assertThat(texts(back))
            .singleElement()
            .asString()
            .contains("A landing in “main” was cut off", "changed since");
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeletingForGoodThatALeftLockKeepsUpSaysWhichUntilItIsDone() throws Exception {
    try (LiveEngine live = open()) {
      live.done(live.engine().delete(id));
    }
    asked("FORGET", "", "");
    Path lock = git.folder().resolve(".git/refs/coppice/trash/" + id + ".lock");
    Files.writeString(lock, "");
    for (int start = 0; start < 2; start++) {
      try (LiveEngine live = open()) {
        live.awaitEngine("says it", () -> live.engine().trash().getFirst().problem().length() > 0);
        assertThat(live.engine().trash().getFirst().problem())
            .contains(lock.toString(), "no program that runs holds it", "Remove it");
      }
    }
    Files.delete(lock);
    try (LiveEngine live = open()) {
      live.done(live.engine().emptyTrash(List.of(id)));
      assertThat(live.engine().trash()).isEmpty();
      assertThat(git.git("for-each-ref", "refs/coppice")).isEmpty();
    }
  }

  private static List<String> texts(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .map(entry -> entry instanceof Entry.Notice notice ? notice.text() : entry.toString())
        .toList();
  }

  private void asked(String action, String branch, String tip) throws Exception {
    try (JournalFile journal = JournalFile.open(journal(), _ -> {})) {
      journal.append(
          ("{\"type\":\"action-asked\",\"at\":\"2026-11-20T10:00:00Z\",\"action\":\"%s\","
                  + "\"branch\":\"%s\",\"tip\":\"%s\"}")
              .formatted(action, branch, tip));
    }
  }

  private Path journal() {
    return new Profile(profile()).journals().resolve(id.toString()).resolve("journal.jsonl");
  }

  private String tip(String branch) throws Exception {
    return git.git("rev-parse", branch).strip();
  }

  private Path profile() {
    return folder.resolve("profile");
  }

  private LiveEngine open() throws Exception {
    return LiveEngine.open(profile(), NOWHERE, "none");
  }
}

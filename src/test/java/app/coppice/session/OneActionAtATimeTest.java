package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.session.SessionEvent.ActionAsked;
import app.coppice.session.SessionGit.Place;
import app.coppice.session.SessionGit.Shelved;
import app.coppice.settings.Profile;
import app.coppice.store.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Actions and prompts that meet on one session, with a git that takes as long as the test wants.
@Timeout(120)
final class OneActionAtATimeTest {
  /// How long an action of this git waits for another to come in beside it.
  private static final long FOR_ANOTHER_MILLIS = 400;

  @TempDir Path folder;

  private final Semaphore changed = new Semaphore(0);
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch discarding = new CountDownLatch(1);
  private final CountDownLatch another = new CountDownLatch(1);
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger forgotten = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private volatile boolean overlapped;
  private volatile boolean unforgettable;
  private Path repository = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SessionManager engine;

  private SessionId id = SessionId.random();

  @BeforeEach
  void begin() throws Exception {
    repository = Files.createDirectories(folder.resolve("disk/code/shop"));
    start();
    id = engine.create(new NewSession(repository, "", "", "fix", "m", Mode.ASK, false));
    until(() -> state() == SessionState.IDLE);
  }

  private void start() throws Exception {
    engine = manager();
    engine.subscribe(FakeParts.telling(changed));
    engine.open().get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void end() {
    discarding.countDown();
    engine.close();
  }

  @Test
  void aPromptThatComesWhileFilesAreTakenBackWaitsUntilTheyAre() throws Exception {
    CompletableFuture<ActionResult> discard = engine.discard(id, List.of());
    assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    engine.submit(id, new SessionCommand.SendPrompt("go on"));
    until(() -> !now().queue().isEmpty() || turns.get() > 0);
    assertThat(now().queue()).containsExactly("go on");
    discarding.countDown();
    assertThat(discard.get(30, TimeUnit.SECONDS)).isInstanceOf(ActionResult.Done.class);
    until(() -> turns.get() == 1 && state() == SessionState.IDLE);
  }

  @Test
  void ofTwoActionsOneWaitsForTheOther() throws Exception {
    CompletableFuture<ActionResult> first = engine.undoDiscard(id);
    CompletableFuture<ActionResult> second = engine.undoDiscard(id);
    assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(ActionResult.Done.class);
    assertThat(second.get(30, TimeUnit.SECONDS)).isInstanceOf(ActionResult.Done.class);
    assertThat(overlapped).isFalse();
  }

  @Test
  void whatIsJustBroughtBackIsNotDeletedForGood() throws Exception {
    done(engine.delete(id));
    CompletableFuture<ActionResult> back = engine.undelete(id);
    assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<ActionResult> gone = engine.emptyTrash(List.of(id));
    assertThat(back.get(30, TimeUnit.SECONDS)).isInstanceOf(ActionResult.Done.class);
    assertThat(gone.get(30, TimeUnit.SECONDS).toString()).contains("not in the trash");
    assertThat(forgotten).hasValue(0);
    assertThat(state()).isEqualTo(SessionState.IDLE);
  }

  @Test
  void aSecondFailureToDeleteForGoodIsTheEndOfIt() throws Exception {
    done(engine.delete(id));
    engine.close();
    asked("first");
    unforgettable = true;
    start();
    until(() -> journal().contains("It failed: the disk is full"));
    assertThat(underWay()).isEmpty();
    assertThat(engine.trash())
        .singleElement()
        .satisfies(deleted -> assertThat(deleted.problem()).contains("the disk is full"));
  }

  @Test
  void noOlderRequestDeletesForGoodWhatWasBroughtBackSince() throws Exception {
    done(engine.delete(id));
    engine.close();
    asked("old");
    try (JournalFile journal = JournalFile.open(journalFile(), _ -> {})) {
      journal.append(EventCodec.encode(new SessionEvent.Undeleted(Instant.EPOCH, repository)));
    }
    assertThat(underWay()).isEmpty();
  }

  @Test
  void whatAMissingDiskKeepsIsNotForgottenButWhatADeletedRepositoryKeptIs() throws Exception {
    done(engine.delete(id));
    Path disk = folder.resolve("disk");
    Files.move(disk, folder.resolve("unplugged"));
    assertThat(engine.emptyTrash(List.of(id)).get(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ActionResult.Refused.class,
            refused ->
                assertThat(refused.reason()).contains("stays in the trash", disk.toString()));
    assertThat(engine.trash()).extracting(DeletedSession::id).containsExactly(id);
    assertThat(forgotten).hasValue(0);
    Files.move(folder.resolve("unplugged"), disk);
    Files.delete(repository);
    done(engine.emptyTrash(List.of(id)));
    assertThat(engine.trash()).isEmpty();
    assertThat(forgotten).hasValue(0);
  }

  @Test
  void aDraftThatCannotBeReadKeepsNoSessionShut() throws Exception {
    engine.close();
    Path draft = journalFile().resolveSibling("draft.txt");
    Files.write(draft, new byte[] {'a', (byte) 0xff, (byte) 0xfe});
    start();
    assertThat(engine.session(id)).isPresent();
    done(engine.archive(id)); // after whatever is done with the draft
    assertThat(draft).exists();
  }

  @Test
  void aDraftIsInTheJournalBeforeItsFileGoes() throws Exception {
    engine.close();
    Path draft = journalFile().resolveSibling("draft.txt");
    Files.writeString(draft, "half a thought");
    SessionShelf shelf = new SessionShelf(new Profile(folder.resolve("profile")).journals());
    CompletableFuture<Void> unwritten = new CompletableFuture<>();
    DraftHandOver drafts = new DraftHandOver(shelf, Clock.systemUTC());
    assertThat(drafts.waiting(id)).contains("half a thought");
    unwritten.completeExceptionally(new IOException("No space left on device"));
    drafts.finish(id, unwritten);
    assertThat(draft).exists();
    start();
    until(() -> now().draft().equals("half a thought"));
    assertThat(journal()).contains("half a thought");
    while (Files.exists(draft)) {
      done(engine.undoDiscard(id));
    }
  }

  private SessionSnapshot now() {
    return engine.session(id).orElseThrow();
  }

  private SessionState state() {
    return now().state();
  }

  private static void done(CompletableFuture<ActionResult> action) throws Exception {
    assertThat(action.get(30, TimeUnit.SECONDS)).isInstanceOf(ActionResult.Done.class);
  }

  private void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      assertThat(changed.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Path journalFile() {
    return new SessionShelf(new Profile(folder.resolve("profile")).journals()).journal(id);
  }

  private String journal() {
    List<String> records = new ArrayList<>();
    try {
      var _ = JournalFile.read(journalFile(), records::add);
    } catch (IOException e) {
      records.add(e.toString());
    }
    return String.join("\n", records);
  }

  private void asked(String action) throws IOException {
    try (JournalFile journal = JournalFile.open(journalFile(), _ -> {})) {
      journal.append(
          EventCodec.encode(
              new ActionAsked(Instant.EPOCH, action, ActionAsked.Action.FORGET, "", "")));
    }
  }

  private List<ActionAsked> underWay() throws IOException {
    engine.close();
    SessionShelf.Opened opened =
        new SessionShelf(new Profile(folder.resolve("profile")).journals()).open(id);
    opened.journal().close();
    return opened.underWay();
  }

  private SessionManager manager() {
    return FakeParts.manager(new Profile(folder.resolve("profile")), this::turn, this::git);
  }

  private @Nullable Object turn(String method) {
    return switch (method) {
      case "run" -> {
        turns.incrementAndGet();
        yield StopReason.END_TURN;
      }
      case "terminal" -> Optional.empty();
      default -> null;
    };
  }

  private @Nullable Object git(String method) throws Exception {
    return switch (method) {
      case "prepare", "find" -> found();
      case "tip" -> "";
      case "look" -> (SessionGit.Look) () -> Changes.NONE;
      case "archive", "trash" -> new Shelved.Done("receipt");
      case "undoDiscard" -> {
        overlapped |= inside.incrementAndGet() > 1;
        var _ = another.await(FOR_ANOTHER_MILLIS, TimeUnit.MILLISECONDS);
        inside.decrementAndGet();
        yield new ActionResult.Done("Brought back.");
      }
      case "discard" -> {
        begun.release();
        discarding.await();
        yield new ActionResult.Done("Discarded.");
      }
      case "unshelve" -> {
        begun.release();
        var _ = another.await(FOR_ANOTHER_MILLIS, TimeUnit.MILLISECONDS);
        yield found();
      }
      case "forget" -> {
        if (unforgettable) {
          throw new IOException("the disk is full");
        }
        another.countDown();
        yield forgotten.incrementAndGet();
      }
      case "settleLandings" -> List.of();
      default -> null;
    };
  }

  private Place.Found found() {
    return new Place.Found("fix", "main", repository, repository);
  }
}

package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.Cancellation;
import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnListener;
import app.coppice.session.SessionGit.Making;
import app.coppice.session.SessionGit.Place;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A making that goes on for as long as the test wants, and shells asked for meanwhile.
@Timeout(60)
final class PreparationTest {
  @TempDir Path folder;

  private final CountDownLatch placed = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final LinkedBlockingQueue<Path> opened = new LinkedBlockingQueue<>();
  private volatile boolean nowhere;
  private volatile int openWhenGivenUp = -1;
  private TerminalDeck shells;
  private Preparation preparation;
  private Session session;
  private CompletableFuture<Void> making;

  @BeforeEach
  void begin() throws Exception {
    Path worktree = Files.createDirectory(folder.resolve("worktree"));
    shells =
        new TerminalDeck(
            (at, _, _) -> {
              opened.add(at);
              return new CommandTerminal("shell", 80, 24);
            },
            () -> {},
            new ShellShelf(worktree.resolveSibling("terminals"), text -> text));
    SessionGit git =
        (SessionGit)
            Proxy.newProxyInstance(
                SessionGit.class.getClassLoader(),
                new Class<?>[] {SessionGit.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("find")) {
                    return new Place.Unusable("The disk is full.");
                  }
                  assertThat(method.getName()).isEqualTo("prepare");
                  placed.await();
                  if (nowhere) {
                    return new Place.Unusable("The disk is full.");
                  }
                  ((Making) arguments[1]).placed(worktree);
                  ((Making) arguments[1]).advanced(0.25);
                  over.await();
                  ((Making) arguments[1]).givenUp();
                  openWhenGivenUp = shells.shells(session.snapshot().id()).size();
                  ((Making) arguments[1]).setAside(folder.resolve("worktree-kept"));
                  return new Place.Unusable("The disk is full.");
                });
    ChangeTracker changes =
        new ChangeTracker(
            git,
            LookTurns.ofThisMachine(),
            () -> {
              throw new AssertionError("nothing is there to watch");
            },
            Clock.systemUTC(),
            new Redacted(Redactor.of(new KnownSecrets())));
    preparation =
        new Preparation(
            git, changes, shells, PlainOutfitting.in(folder, shells), Clock.systemUTC());
    SessionId id = SessionId.random();
    SessionEvent.Created created =
        new SessionEvent.Created(
            Instant.EPOCH,
            id,
            folder,
            "Fix it",
            "fix",
            "main",
            folder.resolve("not-yet"),
            Mode.ASK,
            "model",
            false);
    SessionShelf shelf = new SessionShelf(folder.resolve("journals"));
    session =
        new Session(
            SessionFold.of(created), () -> shelf.open(id, created), new Idle(), Clock.systemUTC());
    session.start(List.of());
    making =
        Background.run(
            "making",
            () -> {
              preparation.prepare(session);
              return null;
            });
  }

  @AfterEach
  void end() {
    placed.countDown();
    over.countDown();
    making.join();
    session.close();
    shells.closeAll();
  }

  @Test
  void aShellStartsInTheFolderLongBeforeItsFilesAreThere() throws Exception {
    CompletableFuture<Terminal> shell =
        Background.run("shell", () -> preparation.openShell(session, StyledText.NONE, 80, 24));
    assertThat(opened).isEmpty();
    placed.countDown();
    shell.get(20, TimeUnit.SECONDS);
    assertThat(opened).containsExactly(folder.resolve("worktree"));
    assertThat(making).isNotDone();
    assertThat(session.snapshot().state()).isEqualTo(SessionState.PREPARING);
  }

  @Test
  void aShellThatWaitsIsToldWhyThereWillBeNoFolder() throws Exception {
    nowhere = true;
    CompletableFuture<Terminal> shell =
        Background.run("shell", () -> preparation.openShell(session, StyledText.NONE, 80, 24));
    placed.countDown();
    assertThatThrownBy(() -> shell.get(20, TimeUnit.SECONDS))
        .hasStackTraceContaining("The disk is full.");
    making.join();
    assertThat(session.snapshot().problem()).isEqualTo("The disk is full.");
    assertThat(opened).isEmpty();
  }

  @Test
  void shellsEndBeforeTheirFolderGoesAndItIsSaidWhereTheirFilesAre() throws Exception {
    placed.countDown();
    Background.run("shell", () -> preparation.openShell(session, StyledText.NONE, 80, 24))
        .get(20, TimeUnit.SECONDS);
    assertThat(shells.shells(session.snapshot().id())).hasSize(1);
    over.countDown();
    making.get(20, TimeUnit.SECONDS);
    assertThat(openWhenGivenUp).isZero();
    assertThat(session.snapshot().problem())
        .contains("The disk is full.", folder.resolve("worktree-kept").toString());
  }

  /// A session that is asked for nothing.
  private static final class Idle implements SessionWork {
    @Override
    public StopReason runTurn(
        SessionSnapshot session, TurnListener listener, Cancellation cancellation) {
      return StopReason.FAILED;
    }

    @Override
    public void prepare(SessionSnapshot session) {}

    @Override
    public void refreshChanges(SessionSnapshot session) {}

    @Override
    public Redactor redactor() {
      return Redactor.of(new KnownSecrets());
    }

    @Override
    public void published(SessionSnapshot before, SessionSnapshot now) {}
  }
}

package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineChoice.Line;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.Begun.Decided;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BeginningsShelfTest {
  private static final LineChoice WHERE =
      new LineChoice(
          "a b.txt", "old.txt", Comparison.BASE, List.of(new Line(Side.OLD, 7, "a \"line\"")));

  private static final KeepResult KEPT = new KeepResult.Kept();
  private static final KeepResult SECRET = new KeepResult.Secret();

  @TempDir Path folder;
  private final SessionId session = SessionId.random();
  private SessionShelf sessions = new SessionShelf(Path.of(""));

  @BeforeEach
  void make() throws IOException {
    sessions = new SessionShelf(folder);
    Files.createDirectories(folder.resolve(session.toString()));
    Files.writeString(sessions.journal(session), "{}\n");
  }

  private BeginningsShelf shelf() {
    return new BeginningsShelf(sessions, text -> !text.contains("hunter2"));
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  private static Begun.Edit edit(String was, String text) {
    byte[] bytes = was.getBytes(StandardCharsets.UTF_16LE);
    TextForm form = TextForm.of(bytes);
    return new Begun.Edit(new FileText.Opened("src/A.java", form.text(), form, bytes), text);
  }

  @Test
  void allThatIsBegunIsThereAgainThoughNothingWasClosed() throws Exception {
    BeginningsShelf killed = shelf();
    Begun.Edit edit = edit("\uFEFFone\r\ntwo\n", "one\nzwei \u00e4\n");
    List<Begun> others =
        List.of(
            new Begun.Comment(WHERE, "Half a\nthought"),
            new Begun.Message("Fix it\n\nand say \u201cwhy\u201d", "Fix\nit", "1a2b"),
            new Begun.Change("c1", "Another text"),
            new Begun.Change("../c2", "And one more"),
            new Begun.Decisions(
                UpdateFrom.BASE,
                List.of(
                    new Decided("a", "1", Decided.Way.LINES, "<<<<<<< fix\n"),
                    new Decided("b", "2", Decided.Way.DELETED, ""))));
    assertThat(await(killed.keep(session, edit))).isEqualTo(KEPT);
    for (Begun each : others) {
      assertThat(await(killed.keep(session, each))).isEqualTo(KEPT);
    }
    List<Begun> found = await(shelf().of(session));
    assertThat(found).containsAll(others).hasSize(6);
    assertThat(found)
        .filteredOn(Begun.Edit.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Begun.Edit.class,
            it -> {
              assertThat(it.text()).isEqualTo(edit.text());
              assertThat(it.opened().isStill(edit.opened().bytes())).isTrue();
              assertThat(it.opened().form()).isEqualTo(edit.opened().form());
            });
  }

  @Test
  void theNewestOfANameCountsAndADroppedOneIsGone() throws Exception {
    try (BeginningsShelf shelf = shelf()) {
      var _ = shelf.keep(session, new Begun.Change("c", "first"));
      var _ = shelf.keep(session, new Begun.Change("c", "second"));
      assertThat(await(shelf.of(session))).containsExactly(new Begun.Change("c", "second"));
      shelf.drop(session, Begun.Change.name("c"));
      assertThat(await(shelf.of(session))).isEmpty();
    }
  }

  @Test
  void aSecretIsNeverWrittenAndTakesTheOlderTextWithIt() throws Exception {
    try (BeginningsShelf shelf = shelf()) {
      assertThat(await(shelf.keep(session, new Begun.Change("c", "fine")))).isEqualTo(KEPT);
      assertThat(await(shelf.keep(session, new Begun.Change("c", "my hunter2")))).isEqualTo(SECRET);
      Begun.Edit edit = edit("\uFEFFhunter2", "clean");
      assertThat(await(shelf.keep(session, edit))).as("in the file").isEqualTo(SECRET);
      assertThat(await(shelf.of(session))).isEmpty();
    }
    assertThat(files()).containsExactly("journal.jsonl");
  }

  @Test
  void ofDecisionsOnlyThoseAboutAFileWithASecretAreLeftOut() throws Exception {
    Decided fine = new Decided("a", "1", Decided.Way.LINES, "fine");
    Decided secret = new Decided("b", "2", Decided.Way.LINES, "my hunter2");
    try (BeginningsShelf shelf = shelf()) {
      assertThat(
              await(
                  shelf.keep(session, new Begun.Decisions(UpdateFrom.BASE, List.of(fine, secret)))))
          .isEqualTo(SECRET);
      assertThat(await(shelf.of(session)))
          .containsExactly(new Begun.Decisions(UpdateFrom.BASE, List.of(fine)));
      assertThat(await(shelf.keep(session, new Begun.Decisions(UpdateFrom.BASE, List.of(secret)))))
          .isEqualTo(SECRET);
      assertThat(await(shelf.of(session))).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are other permissions")
  void onlyThePersonCanReadIt() throws Exception {
    try (BeginningsShelf shelf = shelf()) {
      assertThat(await(shelf.keep(session, new Begun.Change("c", "text")))).isEqualTo(KEPT);
    }
    Path file = folder.resolve(session.toString()).resolve(begun());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsDamagedHidesNothingElse() throws Exception {
    try (BeginningsShelf shelf = shelf()) {
      var _ = shelf.keep(session, new Begun.Change("c", "text"));
      Path home = folder.resolve(session.toString());
      Files.writeString(home.resolve("begun-1.json"), "{\"kind\":\"edit\",\"was\":\"!\"}");
      Files.writeString(home.resolve("begun-2.json"), "{");
      Files.writeString(home.resolve("begun-3.json"), "{\"kind\":\"later\"}");
      assertThat(await(shelf.of(session))).containsExactly(new Begun.Change("c", "text"));
    }
  }

  @Test
  void itGoesWithItsSessionAndDoesNotComeAgain() throws Exception {
    try (BeginningsShelf shelf = shelf()) {
      assertThat(await(shelf.keep(session, new Begun.Change("c", "text")))).isEqualTo(KEPT);
      sessions.remove(session);
      assertThat(folder.resolve(session.toString())).doesNotExist();
      assertThat(await(shelf.keep(session, new Begun.Change("c", "late"))))
          .isEqualTo(new KeepResult.Gone());
      assertThat(folder.resolve(session.toString())).doesNotExist();
    }
  }

  @Test
  void whatCannotBeWrittenIsToldWithTheFolderAndKeepsWhatWasThere() throws Exception {
    Begun.Message first = new Begun.Message("first");
    try (BeginningsShelf shelf = shelf()) {
      assertThat(await(shelf.keep(session, first))).isEqualTo(KEPT);
      // In the way of what is written, for root too: a folder that holds something.
      Path file = folder.resolve(session.toString()).resolve(begun());
      String kept = Files.readString(file);
      Files.delete(file);
      Files.createDirectories(file.resolve("held"));
      assertThat(await(shelf.keep(session, new Begun.Message("second"))))
          .isInstanceOfSatisfying(
              KeepResult.Failed.class, it -> assertThat(it.folder()).isEqualTo(file.getParent()));
      Files.delete(file.resolve("held"));
      Files.delete(file);
      Files.writeString(file, kept);
      assertThat(await(shelf.of(session))).containsExactly(first);
    }
    assertThat(files()).as("nothing half written").hasSize(2);
  }

  @Test
  void whatAKilledProcessLeftHalfWrittenIsGoneAtTheNextStart() throws Exception {
    Path home = folder.resolve(session.toString());
    long living = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    long dead = deadProcess();
    List<String> left = List.of("begun-0a.json." + dead + "-12.new", "begun-0a.json123.new");
    List<String> others =
        List.of("begun-0a.json." + living + "-12.new", "begun-0a.json", "mine.new");
    for (String name : left) {
      Files.writeString(home.resolve(name), "{");
    }
    for (String name : others) {
      Files.writeString(home.resolve(name), "{");
    }
    try (BeginningsShelf shelf = shelf()) {
      assertThat(await(shelf.of(session))).isEmpty();
    }
    assertThat(files()).doesNotContainAnyElementsOf(left).containsAll(others);
  }

  /// The number of a process that has ended.
  private static long deadProcess() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor(30, TimeUnit.SECONDS);
    return process.pid();
  }

  private String begun() throws IOException {
    return files().stream().filter(it -> it.startsWith("begun-")).findFirst().orElseThrow();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(session.toString()))) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }
}

package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.FileFacts;
import app.coppice.diff.FileSide;
import app.coppice.diff.LineDiff;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewedMarkTest {
  private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");

  @Test
  void anotherLineIsAnotherMark() {
    String mark = mark("one\n", "two\n");
    assertThat(mark).isEqualTo(mark("one\n", "two\n")).matches("[0-9a-f]{16}");
    assertThat(mark).isNotEqualTo(mark("one\n", "three\n")).isNotEqualTo(mark("one\n", "two"));
  }

  @Test
  void whereTheLinesAreIsNoPartOfIt() {
    String above = "a\nb\nc\nd\ne\n";
    assertThat(mark(above + "one\n", above + "two\n")).isEqualTo(mark("x\none\n", "x\ntwo\n"));
  }

  @Test
  void modesAndTheContentOfBinariesArePartOfIt() {
    var plain = LineDiff.between("a", "one\n", "two\n");
    var facts = facts(0100644, 0100755, "");
    assertThat(ViewedMark.of(plain.with(facts))).isNotEqualTo(ViewedMark.of(plain));
    var binary = new FileDiff("b", "b", Change.MODIFIED, List.of(), 0, 0, Content.BINARY);
    assertThat(ViewedMark.of(binary.with(facts(0100644, 0100644, "aa"))))
        .isNotEqualTo(ViewedMark.of(binary.with(facts(0100644, 0100644, "bb"))));
  }

  @Test
  void aSessionKeepsItsMarksAndLosesThoseTakenBack() {
    var created =
        new SessionEvent.Created(
            AT,
            SessionId.random(),
            Path.of("/r"),
            "t",
            "b",
            "main",
            Path.of("/w"),
            Mode.ASK,
            "m",
            false);
    SessionFold fold = SessionFold.of(created);
    var seen = SessionDecider.decide(fold, new SessionCommand.MarkViewed("a", "1"), AT);
    fold = SessionReducer.reduce(fold, seen);
    assertThat(fold.snapshot().viewed()).containsEntry("a", "1");
    assertThat(SessionDecider.decide(fold, new SessionCommand.MarkViewed("a", "1"), AT)).isEmpty();
    var back = SessionDecider.decide(fold, new SessionCommand.MarkViewed("a", ""), AT);
    assertThat(SessionReducer.reduce(fold, back).snapshot().viewed()).isEmpty();
  }

  private static FileFacts facts(int before, int after, String content) {
    return new FileFacts(
        new FileSide(before, 3, content), new FileSide(after, 3, content), FileFacts.Charset.UTF_8);
  }

  private static String mark(String before, String after) {
    return ViewedMark.of(LineDiff.between("a", before, after));
  }
}

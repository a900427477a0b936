package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VanishingTest {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

  private final Vanishing vanishing = new Vanishing();

  @Test
  void aLongDeletionLeadsBackToItsBeginning() {
    Changes whole = changes(file("a", Change.MODIFIED));
    Changes half = changes(file("a", Change.DELETED));
    Changes less = changes(file("a", Change.DELETED), file("b", Change.DELETED));
    vanishing.looked(whole, half, THEN);
    vanishing.looked(half, less, THEN.plusSeconds(9));
    assertThat(vanishing.before(THEN.plusSeconds(18))).contains(whole);
  }

  @Test
  void aFileThatWentLongBeforeTheFolderIsTheSessionsOwnDoing() {
    vanishing.looked(Changes.NONE, changes(file("a", Change.DELETED)), THEN);
    assertThat(vanishing.before(THEN.plusSeconds(11))).isEmpty();
  }

  @Test
  void whatNobodyMayAskForAnyMoreIsLetGoOf() {
    vanishing.looked(changes(file("a", Change.MODIFIED)), changes(file("a", Change.DELETED)), THEN);
    vanishing.rested(THEN.plusSeconds(9));
    assertThat(vanishing.before(THEN)).isPresent();
    vanishing.rested(THEN.plusSeconds(11));
    assertThat(vanishing.before(THEN)).isEmpty();
  }

  @Test
  void editsAreNoDeletion() {
    vanishing.looked(
        changes(file("a", Change.MODIFIED)),
        changes(file("a", Change.MODIFIED), file("b", Change.ADDED)),
        THEN);
    assertThat(vanishing.before(THEN)).isEmpty();
  }

  private static Changes changes(FileDiff... files) {
    return new Changes(List.of(files), Set.of(), Set.of(), 0, 0);
  }

  private static FileDiff file(String path, Change change) {
    return new FileDiff(path, path, change, List.of(), 0, 0, Content.TEXT);
  }
}

package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Conflict;
import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConflictSheetTest extends WindowTest {
  private static final Conflict TEXT =
      new Conflict(
          "a.txt",
          List.of(
              new Agreed("top\n"),
              new Disputed("old\n", "mine\n", "theirs\n"),
              new Agreed("end\n")),
          "",
          "",
          "");
  private static final Conflict GONE =
      new Conflict("gone.txt", List.of(), "kept\n", "", "deleted in the base");

  @Test
  void oneGoesOnOnlyWhenEveryPlaceIsDecided() throws Exception {
    Map<String, Optional<String>> resolved = new LinkedHashMap<>();
    ConflictDraft draft = new ConflictDraft(List.of(TEXT, GONE), "fix", "main");
    ConflictSheet sheet = FxStage.get(() -> open(draft, resolved));
    untilShown("gone.txt  1 open");
    assertThat(FxStage.get(() -> sheet.goOn().isDisabled())).isTrue();

    fire("Take both");
    assertThat(FxStage.get(() -> sheet.result().getText())).isEqualTo("top\nmine\ntheirs\nend\n");
    assertThat(FxStage.get(() -> sheet.goOn().isDisabled())).isTrue();
    FxStage.run(() -> sheet.choose(1));
    fire("Delete the file");
    assertThat(FxStage.get(() -> sheet.goOn().isDisabled())).isFalse();

    FxStage.run(() -> sheet.goOn().fire());
    assertThat(resolved)
        .containsEntry("a.txt", Optional.of("top\nmine\ntheirs\nend\n"))
        .containsEntry("gone.txt", Optional.empty());
  }

  @Test
  void whatWasDecidedAndEditedIsThereWhenTheSheetIsOpenedAgain() throws Exception {
    ConflictDraft draft = new ConflictDraft(List.of(TEXT), "fix", "main");
    ConflictSheet first = FxStage.get(() -> open(draft, Map.of()));
    FxStage.run(() -> first.result().setText("by hand\n"));
    FxStage.run(first::close);

    ConflictSheet again = FxStage.get(() -> open(draft, Map.of()));

    assertThat(FxStage.get(() -> again.result().getText())).isEqualTo("by hand\n");
    assertThat(FxStage.get(() -> again.goOn().isDisabled())).isFalse();
  }

  private ConflictSheet open(ConflictDraft draft, Map<String, Optional<String>> resolved) {
    ConflictSheet sheet =
        new ConflictSheet(window.overlays(), "fix", "main", draft, resolved::putAll);
    sheet.open();
    return sheet;
  }
}

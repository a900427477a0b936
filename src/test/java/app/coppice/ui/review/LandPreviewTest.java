package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.LandHow;
import app.coppice.session.LandPreview;
import app.coppice.session.Landings;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What the question whether to land says of what would come of it.
class LandPreviewTest extends ReviewPaneFixture {
  @Test
  void whileTheLongQuestionIsAskedItAloneIsInTheBarAndAllOfItIsInView() throws Exception {
    List<String> files = IntStream.range(0, 6).mapToObj(i -> "some/folder/file" + i).toList();
    landings = previewing(new LandPreview(files, 6, List.of(), files, "", "", ""));
    FxStage.run(() -> pane.getScene().getWindow().setHeight(420));
    show(changes(Set.of(), 2, file("a.txt", 300)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    stage.pulses(6);
    assertThat(FxStage.call(() -> pane.commitBar().message().isVisible())).isFalse();
    assertThat(
            FxStage.call(() -> {
              Node yes = pane.commitBar().confirmation().yes();
              return yes.localToScene(yes.getLayoutBounds()).getMaxY()
                  <= pane.getScene().getHeight();
            }))
        .isTrue();
    stage.press(KeyCode.ESCAPE);
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().message().isVisible())).isTrue();
  }

  private static Landings previewing(LandPreview preview) {
    return new UnplannedLandings() {
      @Override
      public CompletableFuture<LandPreview> preview(SessionId session, LandHow how, String into) {
        return CompletableFuture.completedFuture(preview);
      }
    };
  }

  @Test
  void whatSpeaksAgainstItComesAndGoesWhileTheQuestionStands() throws Exception {
    var answers = new LinkedBlockingQueue<CompletableFuture<LandPreview>>();
    landings =
        new UnplannedLandings() {
          @Override
          public CompletableFuture<LandPreview> preview(SessionId session, LandHow how, String to) {
            CompletableFuture<LandPreview> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
          }
        };
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    answer(answers, "Your edit in the checkout is in the way.");
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().preview()))
        .contains("in the way");

    answer(answers, "");

    assertThat(FxStage.call(() -> pane.commitBar().confirmation().preview())).isEmpty();
    stage.press(KeyCode.ESCAPE);
    // Asked while it stood; the answer comes too late for another round.
    answers.clear();
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    assertThat(answers).hasSize(1);
  }

  private static void answer(
      LinkedBlockingQueue<CompletableFuture<LandPreview>> answers, String problem)
      throws Exception {
    CompletableFuture<LandPreview> next = answers.poll(2, TimeUnit.SECONDS);
    assertThat(next).as("asked again within two seconds").isNotNull();
    FxStage.run(
        () -> next.complete(new LandPreview(List.of(), 0, List.of(), List.of(), problem, "", "")));
  }

  @Test
  void thePreviewCountsTheFilesThatItDoesNotName() {
    List<String> files = IntStream.range(0, 10).mapToObj(i -> "f" + i).toList();
    assertThat(
            PreviewWords.of(
                new LandPreview(List.of(), 0, files, List.of(), "", "", ""), LandHow.MERGE, "main"))
        .endsWith("f5, and 4 more");
  }
}

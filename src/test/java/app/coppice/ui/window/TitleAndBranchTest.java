package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class TitleAndBranchTest extends WindowTest {
  @Test
  void aSessionThatHasNoBranchYetShowsNoSignForOne() throws Exception {
    SessionSnapshot none = engine.snapshot(BACKEND, "", SessionState.PREPARING);
    SessionSnapshot one = engine.snapshot(BACKEND, "Fix login", SessionState.PREPARING);
    assertThat(none.branch()).isEmpty();
    FxStage.run(() -> {
      TitleAndBranch name = new TitleAndBranch();
      name.resize(600, 30);
      Node branch = name.lookup(".branch");
      name.show(none);
      name.layout();
      assertThat(branch.isVisible()).isFalse();
      name.show(one);
      name.layout();
      assertThat(branch.isVisible()).isTrue();
    });
  }
}

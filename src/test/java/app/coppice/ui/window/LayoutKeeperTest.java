package app.coppice.ui.window;

import app.coppice.session.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class LayoutKeeperTest extends WindowTest {
  @Test
  void theLayoutIsOnTheDiskWhileTheWindowIsStillOpen() throws Exception {
    String selected = engine.add(BACKEND, "Fix login", SessionState.IDLE).id().toString();
    FxStage.run(() -> window.regions().sidebar().resizeSide(301));
    FxStage.run(() -> stage.setWidth(900));
    FxStage.until("the size", () -> kept("\"width\":900.0") && kept("\"sidebarWidth\":301.0"));
    FxStage.until("the session", () -> kept("\"selected\":\"" + selected + "\""));
  }

  private boolean kept(String text) {
    try {
      return Files.exists(layoutFile()) && Files.readString(layoutFile()).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

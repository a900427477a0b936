package planted.coppice.store;

/// Breaks the rules about calls, and closes a cycle with `PointsBack`.
public class Sleeps {
  void waits() throws InterruptedException {
    Thread.sleep(1);
    javafx.application.Platform.runLater(() -> {});
  }

  Class<?> around() {
    return planted.coppice.settings.PointsBack.class;
  }
}

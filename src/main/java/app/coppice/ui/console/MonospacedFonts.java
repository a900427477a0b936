package app.coppice.ui.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The families of this computer whose letters all have the same width.
public final class MonospacedFonts {
  private static final double SIZE = 20;

  private MonospacedFonts() {}

  /// Measures all families on a thread of its own: that takes a second where there are hundreds.
  public static CompletableFuture<List<String>> find() {
    return CompletableFuture.supplyAsync(
        () -> Font.getFamilies().stream().filter(MonospacedFonts::isMonospaced).toList(),
        task -> Thread.ofPlatform().daemon().name("measure-fonts").start(task));
  }

  private static boolean isMonospaced(String family) {
    Font font = Font.font(family, SIZE);
    Text sample = new Text("M");
    sample.setFont(font);
    return CellFont.isEven(font, sample.getLayoutBounds().getWidth());
  }
}

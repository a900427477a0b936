package app.coppice.ui.console;

import app.coppice.settings.Settings;
import app.coppice.terminal.RecordedScreen;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.FxThread;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Insets;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Paints the pictures of vttest's recorded menus as a window would, a sheet a menu. The argument
/// is the folder for the sheets.
final class VttestSheets {
  /// In which the rows that were painted are drawn.
  private static final Duration SETTLED = Duration.ofMillis(500);

  private static final int COLUMNS = 80;
  private static final int ROWS = 24;
  private static final int ACROSS = 3;
  private static final double GAP = 8;

  /// The window is no larger than a screen; the sheet is.
  private static final double SCREEN = 500;

  private static final int COLOURS = 64;
  private static final ConsoleLook LOOK = new ConsoleLook("", 10, false, false, false);

  private VttestSheets() {}

  public static void main(String[] folder) throws Exception {
    Path to = Files.createDirectories(Path.of(folder[0]));
    Map<String, List<RecordedScreen>> menus = new LinkedHashMap<>();
    for (RecordedScreen screen : RecordedScreen.vttest()) {
      String menu = screen.name().substring(0, screen.name().indexOf(' '));
      menus.computeIfAbsent(menu, _ -> new ArrayList<>()).add(screen);
    }
    FxTest.start();
    for (Map.Entry<String, List<RecordedScreen>> menu : menus.entrySet()) {
      Path file = to.resolve(menu.getKey() + ".png");
      write(sheet(menu.getValue()), file);
      System.out.println(file + " " + Files.size(file) / 1024 + " kB");
    }
    System.exit(0);
  }

  private static WritableImage sheet(List<RecordedScreen> screens) throws Exception {
    CompletableFuture<WritableImage> image = new CompletableFuture<>();
    FxTest.onFx(() -> {
      FramePump pump = new FramePump();
      TilePane tiles = new TilePane(GAP, GAP);
      tiles.setPrefColumns(ACROSS);
      tiles.setPadding(new Insets(GAP));
      tiles.setBackground(Background.fill(Color.gray(0.3)));
      List<TerminalView> views = new ArrayList<>();
      for (RecordedScreen screen : screens) {
        TerminalView view = new TerminalView(screen, pump, KeyFilter::usual, new OpenedLinks());
        view.show(LOOK);
        views.add(view);
        tiles.getChildren().add(new VBox(new Label(screen.name()), view));
      }
      Stage stage = new Stage();
      stage.setScene(new Scene(new Group(tiles), SCREEN, SCREEN));
      String styles =
          Objects.requireNonNull(ConsolePane.class.getResource("console.css")).toString();
      stage.getScene().getStylesheets().add(styles);
      new Appearance(Settings.Theme.DARK, 13).dress(stage.getScene());
      tiles.applyCss();
      views.forEach(VttestSheets::fit);
      stage.show();
      tiles.requestFocus(); // every cursor is an outline
      views
          .getLast()
          .onChanged(() ->
              FxThread.later(
                  SETTLED,
                  () -> {
                    if (image.isDone()) {
                      return;
                    }
                    image.complete(tiles.snapshot(null, null));
                    stage.hide();
                  }));
      views.forEach(TerminalView::changed);
      return true;
    });
    return image.get();
  }

  private static void fit(TerminalView view) {
    Insets around = view.getInsets();
    double width = Math.ceil(COLUMNS * view.font().width());
    view.setMinSize(
        width + around.getLeft() + around.getRight() + 1,
        ROWS * view.font().height() + around.getTop() + around.getBottom());
    view.setMaxSize(view.getMinWidth(), view.getMinHeight());
  }

  /// With the commonest colours alone, which text needs, a sheet is a third as large.
  private static void write(WritableImage image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader pixels = image.getPixelReader();
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
      }
    }
    int[] commonest =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLOURS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    IndexColorModel colours =
        new IndexColorModel(8, commonest.length, commonest, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        small.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    ImageIO.write(small, "png", file.toFile());
  }
}

package app.coppice.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What our emulator shows of the recorded menus of vttest 2.7, picture by picture, as text: the
/// rows, and below a row with colours or attributes its styles. `main` writes the file that
/// `VttestTest` compares with; its argument is the folder of the resources. Look at the difference
/// before you keep it.
final class VttestScreens {
  static final String GOLDEN = "vttest.txt";
  private static final List<String> MENUS =
      List.of("vttest1", "vttest2", "vttest3", "vttest6", "vttest8", "vttest11");

  private VttestScreens() {}

  /// All pictures of all menus.
  static List<XtermRecording.Stream> streams() throws IOException {
    List<XtermRecording.Stream> streams = new ArrayList<>();
    for (String menu : MENUS) {
      byte[] bytes = XtermRecording.bytes(menu + ".bin");
      String ends = new String(XtermRecording.bytes(menu + ".ends"), StandardCharsets.US_ASCII);
      int number = 0;
      for (String end : ends.split(" ", -1)) {
        byte[] part = Arrays.copyOf(bytes, Integer.parseInt(end));
        streams.add(new XtermRecording.Stream(menu + " picture " + number, 80, 24, part));
        number++;
      }
    }
    return streams;
  }

  static String text(XtermRecording.Stream stream) {
    XtermRecording.Shown shown = XtermRecording.ours(stream);
    StringBuilder text = new StringBuilder();
    text.append("== ").append(stream.name()).append(", cursor ");
    text.append(shown.x() + 1).append(';').append(shown.y() + 1).append('\n');
    for (int y = 0; y < shown.rows().size(); y++) {
      text.append(shown.rows().get(y)).append('\n');
      String styles = shown.styles().get(y);
      if (!styles.isEmpty()) {
        text.append("   ~ ").append(styles).append('\n');
      }
    }
    return text.toString();
  }

  public static void main(String[] folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (XtermRecording.Stream stream : streams()) {
      all.append(text(stream));
    }
    Files.writeString(Path.of(folder[0]).resolve(GOLDEN), all);
  }
}

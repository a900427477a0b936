package app.coppice.store;

import java.io.IOException;
import java.nio.file.Path;

/// A program that writes records until the disk takes no more, and says each that it was told is
/// kept.
final class JournalFiller {
  private static final int MOST = 10_000;

  private JournalFiller() {}

  public static void main(String[] arguments) throws IOException {
    try (JournalFile journal = JournalFile.open(Path.of(arguments[0]), _ -> {})) {
      for (int number = 0; number < MOST; number++) {
        try {
          journal.append("{\"a\":\"" + "x".repeat(500 + number) + "\"}");
        } catch (IOException e) {
          System.out.println("full: " + e.getMessage());
          return;
        }
        System.out.println(number);
      }
    }
  }
}

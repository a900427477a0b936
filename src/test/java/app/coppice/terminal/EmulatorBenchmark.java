package app.coppice.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// Times the emulator with its screen and scrollback, fed from memory in the pieces a PTY gives,
/// without PTY and view. Arguments are files; writes one JSON line a file, in MB/s.
final class EmulatorBenchmark {
  private static final int CHUNK = 64 * 1024;
  private static final int RUNS = 5;

  private EmulatorBenchmark() {}

  public static void main(String[] files) throws Exception {
    for (String file : files) {
      byte[] bytes = Files.readAllBytes(Path.of(file));
      double[] rates = new double[RUNS];
      feed(bytes); // warms up
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        feed(bytes);
        rates[i] = bytes.length * 1e3 / (System.nanoTime() - start);
      }
      Arrays.sort(rates);
      System.out.printf(
          Locale.ROOT,
          "{\"terminal\":\"coppice\",\"way\":\"screen\",\"file\":\"%s\",\"mb_per_s\":%.1f}%n",
          Path.of(file).getFileName(),
          rates[RUNS / 2]);
    }
  }

  private static void feed(byte[] bytes) {
    Emulator emulator = new Emulator(120, 40, TerminalParts.alone(ProcessLedger.none()), _ -> {});
    for (int from = 0; from < bytes.length; from += CHUNK) {
      emulator.feed(bytes, from, Math.min(bytes.length, from + CHUNK));
    }
  }
}

package app.coppice.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Weighs sixteen terminals of 5,000 coloured lines each: what is in use of the heap after a
/// collection, more than without them. One JSON line.
final class HeapBenchmark {
  private static final int TERMINALS = 16;
  private static final int LINES = 5_000;

  private HeapBenchmark() {}

  public static void main(String[] arguments) {
    Emulator warm = filled(0); // what all share is loaded with the first
    long before = used();
    List<Emulator> all = new ArrayList<>();
    for (int i = 0; i < TERMINALS; i++) {
      all.add(filled(i));
    }
    long after = used();
    System.out.printf(
        Locale.ROOT,
        "{\"what\":\"heap of %d terminals of %d lines\",\"mb\":%.1f}%n",
        all.size(),
        warm.scrollbackLines() + 40,
        (after - before) / 1e6);
  }

  private static Emulator filled(int seed) {
    Emulator emulator = new Emulator(120, 40, TerminalParts.alone(ProcessLedger.none()), _ -> {});
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LINES - 1; i++) {
      text.append("\033[3")
          .append((seed + i) % 8)
          .append('m')
          .append(i)
          .append(" compiled\033[0m ");
      text.append("src/main/java/app/Module").append(seed * LINES + i).append(".java in ");
      text.append(i % 97).append(" ms, nothing to say about it\r\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    emulator.feed(bytes, 0, bytes.length);
    return emulator;
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

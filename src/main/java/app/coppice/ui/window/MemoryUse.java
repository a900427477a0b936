package app.coppice.ui.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How much memory the program takes. Any thread, but not the FX thread: it reads a file.
sealed interface MemoryUse {
  /// Where Linux says it of the process that asks.
  Path STATUS = Path.of("/proc/self/status");

  long megabytes();

  /// What the process holds of the machine's memory, as the system counts it.
  record Resident(long megabytes) implements MemoryUse {}

  /// What the program's objects take, where the system does not say more.
  record Heap(long megabytes) implements MemoryUse {}

  /// @param status the system's word on the process, see [#STATUS]
  static MemoryUse now(Path status) {
    return resident(status).<MemoryUse>map(Resident::new).orElseGet(MemoryUse::heap);
  }

  private static MemoryUse heap() {
    Runtime runtime = Runtime.getRuntime();
    return new Heap((runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private static Optional<Long> resident(Path status) {
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .filter(kilobytes -> !kilobytes.isEmpty())
          .map(kilobytes -> Long.parseLong(kilobytes) >> 10)
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}

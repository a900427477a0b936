package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryUseTest {
  @TempDir Path folder;

  @Test
  void itIsWhatTheSystemSaysOfTheProcess() throws IOException {
    Path status = folder.resolve("status");
    Files.writeString(
        status, "Name:\tjava\nVmPeak:\t 9000000 kB\nVmRSS:\t  204800 kB\nThreads:\t40\n");
    assertThat(MemoryUse.now(status)).isEqualTo(new MemoryUse.Resident(200));
  }

  @Test
  void whereTheSystemSaysNothingItIsTheHeapAndCalledSo() throws IOException {
    Path status = folder.resolve("status");
    assertThat(MemoryUse.now(status)).isInstanceOf(MemoryUse.Heap.class);
    Files.writeString(status, "Name:\tjava\n");
    assertThat(MemoryUse.now(status)).isInstanceOf(MemoryUse.Heap.class);
  }

  @Test
  void onLinuxAProcessTakesMoreThanItsHeap() {
    assumeTrue(Files.isReadable(MemoryUse.STATUS), "no /proc here");
    Runtime runtime = Runtime.getRuntime();
    assertThat(MemoryUse.now(MemoryUse.STATUS)).isInstanceOf(MemoryUse.Resident.class);
    assertThat(MemoryUse.now(MemoryUse.STATUS).megabytes())
        .isGreaterThan((runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}

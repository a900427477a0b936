package app.coppice.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The list of what runs in this process's terminals, kept in a file, so that what a crash leaves
/// running is ended at the next launch. A terminal stands there before its program starts. Each
/// process of ours has a file of its own, which goes with its last terminal. Thread-safe; a file
/// that can't be written is logged, and the terminals go on.
public sealed interface ProcessLedger {
  /// A ledger in a folder, which need not be there yet.
  static ProcessLedger in(Path folder) {
    return new InFile(folder, ProcessTable.ofThisSystem());
  }

  /// A ledger that keeps nothing.
  static ProcessLedger none() {
    return new None();
  }

  /// A terminal is about to start its program.
  void starting(UUID mark);

  /// Its program runs.
  void started(UUID mark, long pid);

  /// Nothing of it is left.
  void ended(UUID mark);

  /// Ends what processes of ours that are no more have left running, and nothing else: only what
  /// carries a mark of their ledgers, and what is in a session with it. Blocks up to some seconds.
  ///
  /// @return how many processes it found
  int sweep() throws InterruptedException;

  /// See `none()`.
  record None() implements ProcessLedger {
    @Override
    public void starting(UUID mark) {}

    @Override
    public void started(UUID mark, long pid) {}

    @Override
    public void ended(UUID mark) {}

    @Override
    public int sweep() {
      return 0;
    }
  }

  /// See `in(Path)`.
  final class InFile implements ProcessLedger {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLedger.class);

    private final Path folder;
    private final ProcessTable table;
    private final Path file;
    private final Map<UUID, LedgerPage.Line> lines = new LinkedHashMap<>();

    private InFile(Path folder, ProcessTable table) {
      this.folder = folder;
      this.table = table;
      file = folder.resolve(UUID.randomUUID() + LedgerSweep.SUFFIX);
    }

    @Override
    public synchronized void starting(UUID mark) {
      lines.put(mark, new LedgerPage.Line(mark, List.of()));
      write();
    }

    @Override
    public synchronized void started(UUID mark, long pid) {
      Optional<String> start = table.start(pid);
      // Who has ended so soon may still have left something: the mark stays.
      if (start.isPresent()) {
        LedgerPage.Started leader = new LedgerPage.Started(pid, start.get());
        lines.put(mark, new LedgerPage.Line(mark, List.of(leader)));
        write();
      }
    }

    @Override
    public synchronized void ended(UUID mark) {
      if (lines.remove(mark) != null) {
        write();
      }
    }

    /// Replaces the file. It isn't forced to the disk: it is of use after a crash of this process
    /// only, and no process outlives one of the machine.
    private void write() {
      long self = ProcessHandle.current().pid();
      Optional<String> start = table.start(self);
      if (start.isEmpty()) {
        return;
      }
      try {
        if (lines.isEmpty()) {
          Files.deleteIfExists(file);
          return;
        }
        LedgerPage.Started owner = new LedgerPage.Started(self, start.get());
        Files.createDirectories(folder);
        Path made = folder.resolve(file.getFileName() + ".new");
        Files.writeString(made, new LedgerPage(owner, new ArrayList<>(lines.values())).text());
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException problem) {
        LOG.warn("The list of what runs in terminals is not kept: {}", problem.toString());
      }
    }

    @Override
    public int sweep() throws InterruptedException {
      return new LedgerSweep(folder, table).run();
    }
  }
}

package app.coppice.terminal;

import app.coppice.terminal.LedgerPage.Line;
import app.coppice.terminal.LedgerPage.Started;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends what the processes of a ledger's folder have left running whose own process is no more. A
/// process is ended that carries a mark of such a ledger, or that is in the session of a program
/// which a ledger names by number and start time and of which somebody carries that mark. A line
/// alone ends nobody: a mark is random, and only what was started in that terminal has it. Never
/// this process, nor one that started it. Blocking.
record LedgerSweep(Path folder, ProcessTable table) {
  static final String SUFFIX = ".ledger";

  private static final Logger LOG = LoggerFactory.getLogger(LedgerSweep.class);

  /// What a ledger is written to before it takes the place of the one before.
  static final String UNFINISHED = SUFFIX + ".new";

  /// No ledger takes so long to be written.
  private static final Duration LONG = Duration.ofHours(1);

  /// Longer than any ledger of ours.
  private static final long LONGEST = 1 << 20;

  /// @return how many processes it found
  int run() throws InterruptedException {
    forgetUnfinished();
    Map<Path, LedgerPage> left = left();
    if (left.isEmpty()) {
      return 0;
    }
    Set<ProcessHandle> found = targets(left);
    if (!found.isEmpty()) {
      LOG.info("Ending {} processes that an earlier run left in its terminals", found.size());
    }
    if (new Termination(() -> targets(left), table).run()) {
      left.keySet().forEach(LedgerSweep::forget);
    }
    return found.size();
  }

  /// The ledgers whose process is gone.
  private Map<Path, LedgerPage> left() {
    Map<Path, LedgerPage> left = new LinkedHashMap<>();
    if (!Files.isDirectory(folder)) {
      return left;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        read(file)
            .filter(page -> !page.owner().runs(table))
            .ifPresent(page -> left.put(file, page));
      }
    } catch (IOException | DirectoryIteratorException problem) {
      LOG.warn("What an earlier run left in its terminals is not known: {}", problem.toString());
    }
    return left;
  }

  /// Who was killed while writing has left one.
  private void forgetUnfinished() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Instant before = Instant.now().minus(LONG);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          forget(file);
        }
      }
    } catch (IOException | DirectoryIteratorException problem) {
      LOG.warn("Unfinished ledgers stay: {}", problem.toString());
    }
  }

  private static Optional<LedgerPage> read(Path file) {
    try {
      return Files.size(file) > LONGEST
          ? Optional.empty()
          : LedgerPage.parse(Files.readString(file));
    } catch (IOException problem) {
      LOG.warn("{} is not readable: {}", file, problem.toString());
      return Optional.empty();
    }
  }

  private Set<ProcessHandle> targets(Map<Path, LedgerPage> left) {
    Set<String> marks = new HashSet<>();
    Set<Long> leaders = new HashSet<>();
    for (LedgerPage page : left.values()) {
      for (Line line : page.lines()) {
        marks.add(line.mark().toString());
        line.leaders().stream().filter(this::notAnother).map(Started::pid).forEach(leaders::add);
      }
    }
    Set<Long> ours = new LinkedHashSet<>();
    Set<Long> sessions = new HashSet<>();
    table
        .all()
        .filter(
            pid -> table.variable(pid, ProcessTree.VARIABLE).filter(marks::contains).isPresent())
        .forEach(pid -> {
          ours.add(pid);
          // While one of a session lives, its number is nobody else's.
          sessions.add(table.session(pid));
        });
    sessions.retainAll(leaders);
    if (!sessions.isEmpty()) {
      table.all().filter(pid -> sessions.contains(table.session(pid))).forEach(ours::add);
    }
    Set<ProcessHandle> found = new LinkedHashSet<>();
    ours.forEach(pid -> ProcessHandle.of(pid).ifPresent(found::add));
    found.removeAll(selfAndAncestors());
    found.removeIf(handle -> !table.runs(handle));
    return found;
  }

  /// Whether the number is still that program's, alive or not.
  private boolean notAnother(Started leader) {
    return table.start(leader.pid()).map(leader.start()::equals).orElse(true);
  }

  private static Set<ProcessHandle> selfAndAncestors() {
    Set<ProcessHandle> line = new HashSet<>();
    Stream.iterate(
            Optional.of(ProcessHandle.current()),
            Optional::isPresent,
            handle -> handle.flatMap(ProcessHandle::parent))
        .forEach(handle -> handle.ifPresent(line::add));
    return line;
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException problem) {
      LOG.warn("{} stays: {}", file, problem.toString());
    }
  }
}

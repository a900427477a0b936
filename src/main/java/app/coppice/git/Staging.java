package app.coppice.git;

import app.coppice.diff.LineChoice;
import app.coppice.diff.LineMap;
import app.coppice.git.CleanFile.Filters;
import app.coppice.git.FileVersions.Marked;
import app.coppice.git.FileVersions.NotByLine;
import app.coppice.git.FileVersions.Version;
import app.coppice.git.ProgramRunner.Finished;
import app.coppice.git.StagingResult.Done;
import app.coppice.git.StagingResult.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/// Puts changes into the index of a worktree and takes them out again, by file or line by line. It
/// is the person's own index: what a shell staged stays staged. Blocking; thread-safe, held apart
/// from git's own commands by the index's lock. Staging runs the filters of the configuration,
/// since what is staged is what will be committed; nothing else here runs a program that it names.
public final class Staging {
  private static final List<String> RESET =
      Addition.with(List.of("reset", "-q", "--no-refresh"), Addition.FROM_INPUT);

  private final Repository repository;
  private final Worktree worktree;

  public Staging(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Makes the index hold these files as they are, deleted ones as gone.
  ///
  /// @param paths relative; of a renamed file both names
  public StagingResult stage(Collection<String> paths) throws IOException, InterruptedException {
    List<String> there = paths.isEmpty() ? List.of() : known(paths);
    return paths.isEmpty() || !there.isEmpty()
        ? files(there, this::add)
        : new Done(List.of()); // all is staged already: each is gone from both
  }

  /// Filters may run, hooks never do.
  private Finished add(Collection<String> paths) throws IOException, InterruptedException {
    var index = repository.jgit(worktree).readDirCache();
    return new Addition(
            FilledSubmodules.of(index, worktree.folder()),
            (arguments, input) ->
                repository
                    .program()
                    .asPerson(
                        worktree.place(), Addition.with(Addition.WITHOUT_HOOKS, arguments), input))
        .named(List.copyOf(paths));
  }

  private Finished reset(Collection<String> paths) throws IOException, InterruptedException {
    byte[] input = String.join("\0", paths).getBytes(StandardCharsets.UTF_8);
    return repository.program().quiet(worktree.place(), RESET, input);
  }

  /// Those that are in the worktree or the index: git refuses to add any other, as the old name of
  /// a file whose renaming is staged.
  private List<String> known(Collection<String> paths) throws IOException {
    var index = repository.jgit(worktree).readDirCache();
    return paths.stream()
        .filter(path ->
            Files.exists(worktree.folder().resolve(path), LinkOption.NOFOLLOW_LINKS)
                || index.findEntry(path) >= 0
                || index.getEntriesWithin(path).length > 0)
        .toList();
  }

  /// Makes the index hold of these files what HEAD has.
  ///
  /// @param paths relative; of a renamed file both names
  public StagingResult unstage(Collection<String> paths) throws IOException, InterruptedException {
    return files(paths, this::reset);
  }

  /// Runs git over files.
  private interface Run {
    Finished on(Collection<String> paths) throws IOException, InterruptedException;
  }

  private StagingResult files(Collection<String> paths, Run run)
      throws IOException, InterruptedException {
    var refusal = refusal();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    if (paths.isEmpty()) {
      return new Refused("No file was chosen.");
    }
    Finished ended = run.on(paths);
    return ended.exitStatus() == 0
        ? new Done(List.copyOf(new TreeSet<>(paths)))
        : new Refused("git did not do it: " + GitProgram.text(ended.error()).strip());
  }

  /// Makes the index hold these lines, too. All lines of a file stage its mode as well.
  public StagingResult stage(LineChoice choice) throws IOException, InterruptedException {
    return lines(choice, Filters.RUN, this::staged);
  }

  /// Takes these lines out of the index again.
  public StagingResult unstage(LineChoice choice) throws IOException, InterruptedException {
    return lines(choice, Filters.LEFT_OUT, this::unstaged);
  }

  private Optional<Put> staged(FileVersions versions, LineChoice choice) throws IOException {
    Version index = versions.index();
    Version file = versions.file();
    Marked chosen = versions.marked(choice, index, file);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    var change = LineMap.between(index.lines(), file.lines());
    if (chosen.removed().equals(change.removed()) && chosen.added().equals(change.added())) {
      return Optional.of(new Put(file.mode(), file.id()));
    }
    FileMode mode = index.isThere() ? index.mode() : file.mode();
    return Optional.of(new Put(mode, blob(change.partly(chosen.removed(), chosen.added()))));
  }

  private Optional<Put> unstaged(FileVersions versions, LineChoice choice) throws IOException {
    Version head = versions.head();
    Version index = versions.index();
    Marked chosen = versions.marked(choice, head, index);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    var change = LineMap.between(head.lines(), index.lines());
    BitSet gone = change.removed();
    gone.andNot(chosen.removed());
    BitSet come = change.added();
    come.andNot(chosen.added());
    if (gone.isEmpty() && come.isEmpty()) {
      FileMode mode = head.isThere() && index.isThere() ? index.mode() : head.mode();
      return Optional.of(new Put(mode, head.id()));
    }
    FileMode mode = index.isThere() ? index.mode() : head.mode();
    return Optional.of(new Put(mode, blob(change.partly(gone, come))));
  }

  private ObjectId blob(List<String> lines) throws IOException {
    byte[] bytes = String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    try (var inserter = repository.jgit(worktree).newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, bytes);
      inserter.flush();
      return id;
    }
  }

  /// What becomes of an entry; `MISSING` when it goes.
  private record Put(FileMode mode, ObjectId id) {}

  /// Decides what the entry becomes; empty when the lines change nothing.
  private interface Decision {
    Optional<Put> of(FileVersions versions, LineChoice choice) throws IOException;
  }

  private StagingResult lines(LineChoice choice, Filters filters, Decision decision)
      throws IOException, InterruptedException {
    var refusal = refusal();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    try {
      var clean = new CleanFile(repository, worktree, filters);
      var versions = FileVersions.of(clean, choice);
      var put = decision.of(versions, choice);
      if (put.isEmpty()) {
        return new Refused("None of these lines changes anything there.");
      }
      var entry = new IndexEntry(repository.jgit(worktree), choice.path());
      return entry.replace(versions.index(), put.get().mode(), put.get().id())
          ? new Done(List.of(choice.path()))
          : new Refused("The index changed meanwhile. Look at it again, then choose.");
    } catch (NotByLine e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> refusal() throws IOException, InterruptedException {
    return Hindrance.withGit(repository, worktree, "stage changes");
  }
}

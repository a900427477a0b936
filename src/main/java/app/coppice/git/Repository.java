package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import app.coppice.text.Slug;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// One open repository with its worktrees: what a person dropped on the window. Thread-safe; keeps
/// one JGit repository open for each worktree that was asked for.
public final class Repository implements AutoCloseable {
  private final Path folder;
  private final Path gitFolder;
  private final GitProgram program;
  private final QuietRepository main;
  private final RepositoryTurns turns;
  private final Map<Path, QuietRepository> linked = new ConcurrentHashMap<>();

  Repository(Path folder, Path gitFolder, GitProgram program) throws IOException {
    this.folder = folder;
    this.gitFolder = gitFolder;
    this.program = program;
    this.turns = RepositoryTurns.of(gitFolder.toRealPath());
    this.main = QuietRepository.open(gitFolder, folder);
  }

  /// The main worktree's folder, a real path.
  public Path folder() {
    return folder;
  }

  /// The git folder that all worktrees share.
  public Path gitFolder() {
    return gitFolder;
  }

  /// Local branches, the checked-out one first, the rest by name.
  public List<String> branches() throws IOException {
    var names = new ArrayList<String>();
    for (Ref ref : main.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
      names.add(ref.getName().substring(Constants.R_HEADS.length()));
    }
    names.sort(null);
    currentBranch()
        .ifPresent(current -> {
          if (names.remove(current)) {
            names.addFirst(current);
          }
        });
    return names;
  }

  /// The branch of the main worktree; empty when its HEAD is detached.
  public Optional<String> currentBranch() throws IOException {
    Ref head = main.exactRef(Constants.HEAD);
    return head != null && head.isSymbolic()
        ? Optional.of(org.eclipse.jgit.lib.Repository.shortenRefName(head.getTarget().getName()))
        : Optional.empty();
  }

  /// A free branch name made from a prompt.
  public String proposeBranch(String prompt) throws IOException {
    var taken = new HashSet<String>();
    for (Ref ref : main.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
      String name = ref.getName().substring(Constants.R_HEADS.length());
      taken.add(name);
      // `fix/x` keeps anybody from making `fix`.
      for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
        taken.add(name.substring(0, slash));
      }
    }
    return Slug.free(prompt, taken::contains);
  }

  /// Why a session cannot start so, in sentences; empty when it can.
  ///
  /// @param base what names a commit; empty for what is checked out
  /// @param branch a new one; empty for one that is made up
  public List<String> problemsOf(String base, String branch) throws IOException {
    return BaseRef.problems(this, base, branch);
  }

  /// The commit of a local branch in hexadecimal; empty when there is no such branch.
  public String tipName(String branch) throws IOException {
    ObjectId tip = tip(branch);
    return tip == null ? "" : tip.name();
  }

  /// Whether `into`, since it stood at the commit `since`, has taken up `branch`.
  public boolean hasTaken(String into, String since, String branch) throws IOException {
    ObjectId now = tip(into);
    ObjectId own = tip(branch);
    if (now == null || own == null || now.name().equals(since)) {
      return false;
    }
    try (var walk = new RevWalk(main)) {
      if (walk.isMergedInto(walk.parseCommit(own), walk.parseCommit(now))) {
        return true;
      }
    }
    // A squashed branch is no ancestor of what it became: the reflog knows. Git adds how it went
    // after a colon, which no branch's name has.
    String merge = "merge " + branch;
    var log = main.getRefDatabase().getReflogReader(Constants.R_HEADS + into);
    return log != null
        && log.getReverseEntries().stream()
            .anyMatch(entry ->
                entry.getOldId().name().equals(since)
                    && (entry.getComment().equals(merge)
                        || entry.getComment().startsWith(merge + ":")));
  }

  @Override
  public void close() {
    linked.values().forEach(QuietRepository::close);
    linked.clear();
    main.close();
  }

  QuietRepository jgit() {
    return main;
  }

  QuietRepository jgit(Worktree worktree) throws IOException {
    QuietRepository open = linked.get(worktree.folder());
    if (open != null) {
      return open;
    }
    var opened = QuietRepository.open(worktree.adminFolder(), worktree.folder());
    QuietRepository earlier = linked.putIfAbsent(worktree.folder(), opened);
    if (earlier == null) {
      return opened;
    }
    opened.close();
    return earlier;
  }

  /// Closes what is open of a worktree that goes away.
  void forget(Worktree worktree) {
    QuietRepository open = linked.remove(worktree.folder());
    if (open != null) {
      open.close();
    }
  }

  /// Those of the repository, which other openings of it in this process have as well.
  RepositoryTurns turns() {
    return turns;
  }

  GitProgram program() {
    return program;
  }

  Place place() {
    return new Place(folder, gitFolder);
  }

  /// The commit of a local branch, or null.
  @Nullable ObjectId tip(String branch) throws IOException {
    Ref ref = main.exactRef(Constants.R_HEADS + branch);
    return ref == null ? null : ref.getObjectId();
  }
}

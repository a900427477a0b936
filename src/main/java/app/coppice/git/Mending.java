package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/// Finds out why a session's worktree is not usable and puts the links between its folder and its
/// administrative folder right, when the person wants that. No file of the session is written or
/// deleted.
public final class Mending {
  private static final String SET_ASIDE = "coppice-config.worktree";

  private final Repository repository;
  private final String sessionId;
  private final Path last;
  private final String branch;
  private final String base;

  /// @param last where the worktree was seen last
  /// @param branch that it was on
  public Mending(Repository repository, String sessionId, Path last, String branch, String base) {
    this.repository = repository;
    this.sessionId = sessionId;
    this.last = last;
    this.branch = branch;
    this.base = base;
  }

  /// Looks; changes nothing.
  public Trouble look() throws IOException, InterruptedException {
    Optional<Worktree> own = own();
    if (own.isEmpty()) {
      return withoutMark();
    }
    Worktree worktree = own.get();
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isEmpty()) {
      return new Trouble("", List.of(), worktree.folder());
    }
    Path folder = worktree.folder();
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Optional<Path> moved = moved(worktree, last);
      if (moved.isPresent()) {
        return new Trouble(
            moved.get().equals(last)
                ? worktree.adminFolder().resolve("gitdir")
                    + " was changed and no longer names "
                    + last
                    + "."
                : folder + " was moved: it is " + moved.get() + " now.",
            List.of(Remedy.REPAIR, Remedy.LOCATE),
            moved.get());
      }
      return AdminFolder.isLocked(worktree.adminFolder())
          ? new Trouble(
              problem.get(), List.of(Remedy.FIND_AGAIN, Remedy.UNLOCK, Remedy.LOCATE), folder)
          : gone(problem.get(), folder, Remedy.LOCATE, Remedy.FIND_AGAIN);
    }
    boolean unfinished =
        AdminFolder.isPreparing(worktree.adminFolder())
            || AdminFolder.isRemoving(worktree.adminFolder());
    return new Trouble(
        problem.get(),
        unfinished ? List.of(Remedy.FIND_AGAIN) : List.of(Remedy.REPAIR, Remedy.FIND_AGAIN),
        folder);
  }

  /// Made anew with the files of a checkpoint first, where that can be done.
  private Trouble gone(String problem, Path at, Remedy... others)
      throws IOException, InterruptedException {
    ObjectId tip = repository.tip(branch);
    KeptFiles files =
        new KeptCheckpoints(repository, sessionId)
            .files(tip == null ? BaseRef.commit(repository, base) : tip);
    var remedies = new ArrayList<Remedy>();
    if (files instanceof KeptFiles.Usable) {
      remedies.add(Remedy.RECREATE_WITH_FILES);
    }
    remedies.add(Remedy.RECREATE);
    remedies.addAll(List.of(others));
    return new Trouble(problem, remedies, at, files);
  }

  private Optional<Worktree> own() throws IOException {
    for (Path admin : AdminFolder.all(repository)) {
      var read = AdminFolder.read(admin);
      if (read.isPresent() && read.get().sessionId().equals(sessionId)) {
        return read;
      }
    }
    return Optional.empty();
  }

  private Trouble withoutMark() throws IOException, InterruptedException {
    if (!Files.isDirectory(last, LinkOption.NOFOLLOW_LINKS)) {
      return gone(last + " is gone, and the repository no longer knows it.", last, Remedy.LOCATE);
    }
    if (refusal(last).isPresent()) {
      return new Trouble(
          last + " is no longer this session's worktree. " + refusal(last).orElseThrow(),
          List.of(Remedy.LOCATE, Remedy.FIND_AGAIN),
          last);
    }
    return new Trouble(
        "The repository no longer knows "
            + last
            + " as this session's worktree. Its files are still there.",
        List.of(Remedy.REPAIR, Remedy.LOCATE),
        last);
  }

  /// Where the folder is that `mv` took elsewhere, among its neighbours of then.
  static Optional<Path> moved(Worktree worktree, Path last) throws IOException {
    if (Files.isDirectory(last, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(last.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
        && worktree.adminFolder().equals(GitFolders.target(last.resolve(".git")))) {
      return Optional.of(last.toRealPath());
    }
    Path around = worktree.folder().resolveSibling("");
    if (!Files.isDirectory(around)) {
      return Optional.empty();
    }
    try (var neighbours = Files.newDirectoryStream(around)) {
      for (Path each : neighbours) {
        Path gitFile = each.resolve(".git");
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
            && Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)
            && worktree.adminFolder().equals(GitFolders.target(gitFile))) {
          return Optional.of(each.toRealPath());
        }
      }
    }
    return Optional.empty();
  }

  /// Links the session's worktree at `at` both ways again.
  ///
  /// @return why not, in a sentence
  public Optional<String> repair(Path at) throws IOException, InterruptedException {
    if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(at + " is not there.");
    }
    Path folder = at.toRealPath();
    Optional<Worktree> own = own();
    var refusal =
        own.isPresent() && own.get().folder().equals(folder)
            ? Optional.<String>empty()
            : refusal(folder);
    if (refusal.isPresent()) {
      return refusal;
    }
    Path admin = own.isPresent() ? own.get().adminFolder() : target(folder).orElseThrow();
    if (isIncomplete(admin)) {
      var rebuilt = rebuild(folder, admin);
      if (rebuilt.isPresent()) {
        return rebuilt;
      }
    } else if (own.isEmpty()) {
      AdminFolder.writeNonce(new Worktree(sessionId, folder, admin, branch, base), false);
    }
    WholeText.write(admin.resolve("gitdir"), folder.resolve(".git") + "\n");
    WholeText.write(admin.resolve("commondir"), "../..\n");
    setAside(admin.resolve("config.worktree"));
    WholeText.write(folder.resolve(".git"), AdminFolder.gitFile(admin));
    return WorktreeLink.problem(
        repository, own().orElseThrow(() -> new IOException("The mark could not be written.")));
  }

  /// Why a folder cannot be taken for this session's worktree: what its `.git` file names tells.
  private Optional<String> refusal(Path folder) throws IOException {
    Optional<Path> target = target(folder);
    if (target.isEmpty()) {
      return Optional.of(folder + " is no worktree of this repository.");
    }
    var known = AdminFolder.read(target.get());
    if (known.isPresent() && !known.get().sessionId().equals(sessionId)) {
      return Optional.of(folder + " belongs to another session.");
    }
    var on = AdminFolder.branchOf(target.get());
    return known.isEmpty() && on.isPresent() && !on.get().equals(branch)
        ? Optional.of(folder + " is on “" + on.get() + "”, not on “" + branch + "”.")
        : Optional.empty();
  }

  /// The administrative folder that a `.git` file names, if that can be one of this repository's.
  private Optional<Path> target(Path folder) throws IOException {
    Path gitFile = folder.resolve(".git");
    if (!Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Path target = GitFolders.target(gitFile);
    return target != null && repository.gitFolder().resolve("worktrees").equals(target.getParent())
        ? Optional.of(target)
        : Optional.empty();
  }

  private static boolean isIncomplete(Path admin) throws IOException {
    return !Files.isDirectory(admin, LinkOption.NOFOLLOW_LINKS)
        || AdminFolder.isMending(admin)
        || !Files.exists(admin.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS);
  }

  /// Makes the administrative folder again that somebody pruned, with an index of the branch. What
  /// fails leaves none behind; what a crash cuts off, the next repair goes on with.
  private Optional<String> rebuild(Path folder, Path admin)
      throws IOException, InterruptedException {
    var tip = repository.jgit().exactRef(Constants.R_HEADS + branch);
    if (tip == null || tip.getObjectId() == null) {
      return Optional.of("The branch “" + branch + "” is gone, too. Make it again first.");
    }
    var elsewhere = Heads.whereCheckedOut(repository, branch);
    if (elsewhere.isPresent() && !elsewhere.get().equals(folder)) {
      return Optional.of("“" + branch + "” is checked out in " + elsewhere.get() + " now.");
    }
    if (repository.program().version().isEmpty()) {
      return Optional.of("The git program is needed for that. Install git.");
    }
    var worktree = new Worktree(sessionId, folder, admin, branch, base);
    boolean anew = !Files.isDirectory(admin, LinkOption.NOFOLLOW_LINKS);
    boolean done = false;
    try {
      AdminFolderMaking.createAgain(
          worktree, tip.getObjectId(), new PersonIdent(repository.jgit()));
      var problem = readIndex(new Place(folder, admin), tip.getObjectId());
      if (problem.isPresent()) {
        return problem;
      }
      AdminFolder.ready(admin);
      done = true;
      return Optional.empty();
    } finally {
      if (anew && !done) {
        FolderRemoval.remove(admin);
      }
    }
  }

  /// One that is there may hold what the person staged since.
  private Optional<String> readIndex(Place place, ObjectId tip)
      throws IOException, InterruptedException {
    if (!Files.exists(place.gitFolder().resolve("index"), LinkOption.NOFOLLOW_LINKS)) {
      var read = repository.program().quiet(place, List.of("read-tree", tip.name()));
      if (read.exitStatus() != 0) {
        return Optional.of("git read-tree: " + GitProgram.text(read.error()).strip());
      }
    }
    repository.program().quiet(place, List.of("update-index", "-q", "--refresh"));
    return Optional.empty();
  }

  /// A configuration that differs from the main worktree's could name programs; it is kept beside.
  private void setAside(Path own) throws IOException {
    Path main = repository.gitFolder().resolve("config.worktree");
    boolean same =
        Files.isRegularFile(main) && Files.isRegularFile(own) && Files.mismatch(main, own) < 0;
    if (same) {
      return;
    }
    if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(own, own.resolveSibling(SET_ASIDE), StandardCopyOption.REPLACE_EXISTING);
    }
    if (Files.isRegularFile(main)) {
      Files.copy(main, own);
    }
  }

  /// Ends the lock on the session's entry; false when its folder is there.
  public boolean unlock() throws IOException {
    Optional<Worktree> own = own();
    if (own.isEmpty() || Files.exists(own.get().folder(), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    AdminFolder.ready(own.get().adminFolder());
    return true;
  }
}

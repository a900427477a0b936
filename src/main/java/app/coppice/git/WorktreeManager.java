package app.coppice.git;

import app.coppice.git.WorktreeCreation.BranchInUse;
import app.coppice.git.WorktreeCreation.Refused;
import app.coppice.text.Slug;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;

/// Makes, finds and reconciles the sessions' worktrees, all below folders of ours. Thread-safe.
public final class WorktreeManager {
  private final WorktreeHomes homes;

  public WorktreeManager(WorktreeHomes homes) {
    this.homes = homes;
  }

  /// @param home where all worktrees of all repositories lie, outside of them
  WorktreeManager(Path home) {
    this(WorktreeHomes.only(home));
  }

  /// Where a worktree for this request will lie.
  Path folderFor(Repository repository, WorktreeRequest request) throws IOException {
    Path name = repository.folder().getFileName();
    return homes
        .forNew()
        .toAbsolutePath()
        .normalize()
        .resolve(name == null ? "repository" : name.toString())
        .resolve(adminName(request));
  }

  /// What is done to a fresh checkout before it counts as made.
  interface Filling {
    void fill(Worktree worktree) throws IOException;
  }

  /// Makes branch and worktree, or leaves nothing of it behind but what others made in its folder
  /// meanwhile, which is set aside. What a crash left of an earlier attempt for the same session is
  /// taken away first.
  public WorktreeCreation create(
      Repository repository, WorktreeRequest request, CheckoutProgress progress)
      throws IOException, InterruptedException {
    return create(repository, request, progress, _ -> {});
  }

  WorktreeCreation create(
      Repository repository, WorktreeRequest request, CheckoutProgress progress, Filling filling)
      throws IOException, InterruptedException {
    clearHalfMade(repository, request.sessionId(), progress);
    String branch = request.branch();
    if (!BaseRef.isBranchName(branch)) {
      return new Refused("“" + branch + "” cannot be a branch's name. Choose another.");
    }
    var unreadable = Features.indexRefusal(repository);
    if (unreadable.isPresent()) {
      return new Refused(unreadable.get());
    }
    var inUse = Heads.whereCheckedOut(repository, branch);
    if (inUse.isPresent()) {
      return new BranchInUse(branch, inUse.get());
    }
    ObjectId base = BaseRef.commit(repository, request.base());
    if (base == null) {
      return new Refused(BaseRef.missing(repository, request.base()));
    }
    ObjectId existing = repository.tip(branch);
    ObjectId tip = existing == null ? base : existing;
    Path siblings = folderFor(repository, request).resolveSibling("");
    Files.createDirectories(siblings);
    Path folder = siblings.toRealPath().resolve(adminName(request));
    var worktree =
        new Worktree(
            request.sessionId(),
            folder,
            repository.gitFolder().resolve("worktrees").resolve(adminName(request)),
            branch,
            BaseRef.kept(repository, request.base(), base));
    AdminFolderMaking.clearBegun(worktree.adminFolder());
    if (Files.notExists(worktree.adminFolder())) {
      takeEmptyAway(folder);
    }
    if (Files.exists(folder) || Files.exists(worktree.adminFolder())) {
      return new Refused(folder + " is already there. Restore or delete that session first.");
    }
    if (new SpareTaking(repository, removal(), worktree, progress).take(tip, existing == null)) {
      progress.advanced(1, 1);
      return WorktreeBuilder.filled(repository, worktree, progress, filling);
    }
    return new WorktreeBuilder(repository, worktree, progress, filling)
        .build(tip, existing == null);
  }

  /// A git program that is killed between the making of its two folders leaves this.
  private static void takeEmptyAway(Path folder) throws IOException {
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(folder);
      }
    } catch (DirectoryNotEmptyException _) {
      // What is in it is somebody's: it stays, and is named.
    }
  }

  /// Takes away what a crash left of a session's worktree, if it is ours.
  ///
  /// @param progress told where files lie now that others made in it
  public void clearHalfMade(Repository repository, String sessionId, CheckoutProgress progress)
      throws IOException {
    SpareWorktrees.settle(repository, removal(), sessionId::equals);
    var earlier = find(repository, sessionId);
    if (earlier.isPresent()
        && AdminFolder.isHalf(earlier.get().adminFolder())
        && removal().refusal(repository, earlier.get()).isEmpty()) {
      removal().finish(repository, earlier.get()).ifPresent(progress::setAside);
    }
  }

  /// The worktrees that are kept ready.
  public SpareWorktrees spares() {
    return new SpareWorktrees(homes);
  }

  /// The worktree of a session, wherever `git worktree move` may have put it.
  public Optional<Worktree> find(Repository repository, String sessionId) throws IOException {
    for (Path admin : AdminFolder.all(repository)) {
      var worktree = AdminFolder.read(admin);
      if (worktree.isPresent() && worktree.get().sessionId().equals(sessionId)) {
        return Optional.of(followed(worktree.get()));
      }
    }
    return Optional.empty();
  }

  /// The same on the branch that is checked out there now: it may have been renamed, or another
  /// checked out. What the session works on is what is landed, under its true name.
  private static Worktree followed(Worktree worktree) throws IOException {
    Path admin = worktree.adminFolder();
    var on = AdminFolder.branchOf(admin);
    if (on.isEmpty() || on.get().equals(worktree.branch()) || AdminFolder.isHalf(admin)) {
      return worktree;
    }
    var now =
        new Worktree(worktree.sessionId(), worktree.folder(), admin, on.get(), worktree.base());
    AdminFolder.onBranch(now);
    return now;
  }

  /// What was made elsewhere and a session could take on.
  public Adoption adoption(Repository repository) {
    return new Adoption(repository, removal());
  }

  /// What is wrong with a worktree, in a sentence that says what to do; empty when it is sound.
  public Optional<String> problemOf(Repository repository, Worktree worktree) throws IOException {
    return WorktreeLink.problem(repository, worktree);
  }

  /// Takes away what a crash left half made or half removed, and reports it in sentences. Only
  /// touches what carries our nonce.
  ///
  /// @param abandoned asked with a session's id whether nobody is making or removing its worktree
  ///   at this moment
  public List<String> reconcile(Repository repository, Predicate<String> abandoned)
      throws IOException {
    return Reconciliation.run(repository, removal(), abandoned);
  }

  /// Finishes or takes back landings that a crash cut off, and tells of each, those that the person
  /// has to see to included.
  public List<LandingOutcome> settleLandings(Repository repository)
      throws IOException, InterruptedException {
    return LandingRecovery.settleAll(repository);
  }

  /// Forgets a worktree whose folder somebody deleted, as `git worktree prune` would; false when
  /// there still is something in its place, it is locked, or it is not provably ours.
  public boolean forgetGone(Repository repository, Worktree worktree) throws IOException {
    if (Files.exists(worktree.folder(), LinkOption.NOFOLLOW_LINKS)
        || AdminFolder.isLocked(worktree.adminFolder())
        || Mending.moved(worktree, worktree.folder()).isPresent()) {
      return false;
    }
    if (!AdminFolder.isAdopted(worktree.adminFolder())
        && removal().refusal(repository, worktree).isPresent()) {
      return false;
    }
    var _ = removal().finish(repository, worktree);
    return true;
  }

  Removal removal() {
    return new Removal(homes);
  }

  /// How the administrative folders that are made for a session end.
  static String ending(String sessionId) {
    return "-" + sessionId.substring(0, Math.min(8, sessionId.length()));
  }

  private static String adminName(WorktreeRequest request) {
    return Slug.of(request.branch()) + ending(request.sessionId());
  }
}

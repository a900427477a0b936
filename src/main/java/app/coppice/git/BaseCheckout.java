package app.coppice.git;

import app.coppice.git.LandResult.Refused;
import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.CheckoutConflictException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// The worktree that has the base checked out.
///
/// @param gitFolder its own
record BaseCheckout(Repository repository, Path folder, Path gitFolder) {

  static Optional<BaseCheckout> find(Repository repository, String base) throws IOException {
    if (AdminFolder.branchOf(repository.gitFolder()).equals(Optional.of(base))) {
      return Optional.of(new BaseCheckout(repository, repository.folder(), repository.gitFolder()));
    }
    for (Path admin : AdminFolder.all(repository)) {
      if (AdminFolder.branchOf(admin).equals(Optional.of(base))) {
        Path folder = Heads.whereCheckedOut(repository, base).orElse(admin);
        return Optional.of(new BaseCheckout(repository, folder, admin));
      }
    }
    return Optional.empty();
  }

  Optional<Refused> refusal(ObjectId before, ObjectId after) throws IOException {
    var locked = locked();
    if (locked.isPresent()) {
      return Optional.of(refused(locked.get()));
    }
    try (var jgit = QuietRepository.open(gitFolder, folder)) {
      if (jgit.getRepositoryState() != RepositoryState.SAFE) {
        return Optional.of(
            refused(
                folder + " is in the middle of a merge or rebase. Finish or abort that first."));
      }
      var touched = new TreeDifference(jgit).paths(before, after);
      if (touched.isEmpty()) {
        return Optional.empty();
      }
      var filtered = filtered(jgit, after, touched);
      if (!filtered.isEmpty()) {
        return Optional.of(
            new Refused(
                "These files go through a filter, as with Git LFS, which landing does not run in "
                    + folder
                    + ". Merge the branch there with git itself.",
                filtered));
      }
      return edited(jgit, before, touched);
    }
  }

  /// The same as far as these files tell.
  Optional<Refused> refusal(ObjectId before, List<String> touched) throws IOException {
    try (var jgit = QuietRepository.open(gitFolder, folder)) {
      return touched.isEmpty() ? Optional.empty() : edited(jgit, before, touched);
    }
  }

  private Optional<Refused> edited(QuietRepository jgit, ObjectId before, List<String> touched)
      throws IOException {
    var dirty =
        new TreeScan(jgit)
            .run(before, before, touched).stream().map(TreeScan.Found::path).distinct().toList();
    return dirty.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refused(
                "These files have changes of yours in "
                    + folder
                    + " that this would overwrite. Commit or stash them first.",
                dirty));
  }

  /// Takes files and index from one tree to the other; both or neither change.
  ///
  /// @return why not
  Optional<String> move(ObjectId before, ObjectId after) throws IOException, InterruptedException {
    if (repository.program().version().isPresent()) {
      var readTree = List.of("read-tree", "-m", "-u", before.name(), after.name());
      var place = new GitProgram.Place(folder, gitFolder);
      // Without this, an index whose time stamps are stale looks changed.
      repository.program().quiet(place, List.of("update-index", "-q", "--refresh"));
      var finished = repository.program().quiet(place, readTree);
      return finished.exitStatus() == 0
          ? Optional.empty()
          : Optional.of(GitProgram.text(finished.error()).strip());
    }
    try (var jgit = QuietRepository.open(gitFolder, folder)) {
      var links = oddLinks(jgit, before, after);
      if (!links.isEmpty()) {
        return Optional.of(
            "The git program is needed to make links that point to no path in UTF-8: "
                + String.join(", ", links));
      }
      var index = jgit.lockDirCache();
      try {
        var checkout = new DirCacheCheckout(jgit, before, index, after);
        checkout.setFailOnConflict(true);
        checkout.checkout();
        return Optional.empty();
      } catch (CheckoutConflictException e) {
        return Optional.of("Files are in the way: " + e.getMessage());
      } finally {
        index.unlock();
      }
    }
  }

  /// New links that JGit would make otherwise than they are stored.
  private static List<String> oddLinks(QuietRepository jgit, ObjectId before, ObjectId after)
      throws IOException {
    var links = new ArrayList<String>();
    try (var walk = new TreeWalk(jgit)) {
      walk.addTree(before);
      walk.addTree(after);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        if (walk.getFileMode(1).equals(FileMode.SYMLINK)
            && !LinkTarget.isPath(jgit.open(walk.getObjectId(1)).getBytes())) {
          links.add(walk.getPathString());
        }
      }
    }
    return links;
  }

  /// Where the files stand that a landing touches.
  enum Position {
    BEFORE,
    BETWEEN,
    AFTER,
    /// Somebody else changed them.
    ELSEWHERE
  }

  /// The index counts as after only when all of its entries do: git writes it last.
  Position position(ObjectId before, ObjectId after) throws IOException {
    try (var jgit = QuietRepository.open(gitFolder, folder)) {
      var scan = new TreeScan(jgit);
      var touched = new TreeDifference(jgit).paths(before, after);
      var fromAfter = touched.isEmpty() ? List.<Found>of() : scan.run(after, after, touched);
      if (fromAfter.stream().allMatch(found -> found.index().equals(found.head()))) {
        return Position.AFTER;
      }
      var fromBefore = scan.run(before, before, touched);
      if (!fromBefore.stream().allMatch(found -> found.index().equals(found.head()))) {
        return Position.ELSEWHERE;
      }
      var notBefore = changed(fromBefore);
      if (notBefore.isEmpty()) {
        return Position.BEFORE;
      }
      var notAfter = changed(fromAfter);
      return notBefore.stream().noneMatch(notAfter::contains)
          ? Position.BETWEEN
          : Position.ELSEWHERE;
    }
  }

  /// Takes files that are after back to before, where the index still is.
  ///
  /// @return why not
  Optional<String> takeBack(ObjectId before, ObjectId after)
      throws IOException, InterruptedException {
    var stored = new ArrayList<String>();
    try (var jgit = QuietRepository.open(gitFolder, folder)) {
      var scan = new TreeScan(jgit);
      for (Found found : scan.run(before, before, new TreeDifference(jgit).paths(before, after))) {
        if (found.base().isThere()) {
          stored.add(found.path());
        } else if (found.now().isThere()) {
          FolderRemoval.removeFile(folder, folder.resolve(found.path()));
        }
      }
    }
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    if (repository.program().version().isEmpty()) {
      return Optional.of("The git program is needed to put back " + String.join(", ", stored));
    }
    var finished =
        repository
            .program()
            .quiet(
                new GitProgram.Place(folder, gitFolder),
                List.of("checkout-index", "-f", "-u", "-z", "--stdin"),
                String.join("\0", stored).getBytes(StandardCharsets.UTF_8));
    return finished.exitStatus() == 0
        ? Optional.empty()
        : Optional.of(GitProgram.text(finished.error()).strip());
  }

  private static Set<String> changed(List<Found> found) {
    return found.stream()
        .filter(Found::isChange)
        .map(Found::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Those of the touched files whose content in the checkout is made by a program. Whether one is
  /// configured does not count: an attribute that git resolves and JGit does not is no licence to
  /// write a pointer in place of a file.
  private static List<String> filtered(QuietRepository jgit, ObjectId tree, List<String> touched)
      throws IOException {
    var paths = new ArrayList<String>();
    try (var walk = new TreeWalk(jgit)) {
      walk.setOperationType(OperationType.CHECKOUT_OP);
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(PathFilterGroup.createFromStrings(touched));
      while (walk.next()) {
        var filter = walk.getAttributes().get(Constants.ATTR_FILTER);
        if (filter != null && filter.getState() == Attribute.State.CUSTOM) {
          paths.add(walk.getPathString());
        }
      }
    }
    return paths;
  }

  /// What there is to say of a lock on the index; empty when there is none.
  Optional<String> locked() {
    return new IndexLock(folder, gitFolder).problem();
  }

  private static Refused refused(String reason) {
    return new Refused(reason, List.of());
  }
}

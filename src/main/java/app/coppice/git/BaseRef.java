package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/// What a session starts from: a local branch, or whatever else names a commit, as a tag,
/// `origin/main`, `HEAD~2` or a commit's id.
final class BaseRef {
  private static final int LONGEST = 250;

  private BaseRef() {}

  /// The commit that a base stands at now, or null. A local branch goes before all else of its
  /// name; a whole ref under `refs/remotes/` is that one and no other.
  static @Nullable ObjectId commit(Repository repository, String base) throws IOException {
    boolean whole = base.startsWith(Constants.R_REMOTES);
    ObjectId tip = whole ? null : repository.tip(base);
    if (tip != null) {
      return tip;
    }
    if (base.isBlank()
        || base.startsWith("-")
        || base.length() > LONGEST
        || base.chars().anyMatch(Character::isISOControl)) {
      return null;
    }
    if (whole && repository.jgit().exactRef(base) == null) {
      return null;
    }
    try {
      return repository.jgit().resolve(base + "^{commit}");
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      // Names no one commit: the same to the person as one that is not there.
      return null;
    }
  }

  /// What git calls a base when it merges it, as `branch 'main'`.
  static String described(Repository repository, String base) throws IOException {
    if (!base.startsWith(Constants.R_REMOTES) && repository.tip(base) != null) {
      return "branch '" + base + "'";
    }
    Ref ref = repository.jgit().findRef(base);
    String name = ref == null ? "" : ref.getName();
    if (name.startsWith(Constants.R_REMOTES)) {
      return "remote-tracking branch '" + name.substring(Constants.R_REMOTES.length()) + "'";
    }
    return (name.startsWith(Constants.R_TAGS) ? "tag '" : "commit '") + base + "'";
  }

  /// How a session keeps its base: branches, tags and remote branches by their name, anything else
  /// by the commit that it means at this moment.
  static String kept(Repository repository, String base, ObjectId commit) throws IOException {
    if (repository.tip(base) != null) {
      return base;
    }
    Ref ref = repository.jgit().findRef(base);
    if (ref != null && ref.getName().equals(Constants.HEAD)) {
      return repository.currentBranch().orElse(commit.name());
    }
    if (ref != null && ref.getName().startsWith(Constants.R_HEADS)) {
      return ref.getName().substring(Constants.R_HEADS.length());
    }
    return ref == null ? commit.name() : base;
  }

  /// Why a session cannot start so, in sentences; empty when it can.
  ///
  /// @param base empty for what is checked out
  /// @param branch empty for one that is made up
  static List<String> problems(Repository repository, String base, String branch)
      throws IOException {
    List<String> problems = new ArrayList<>();
    String start = base.isEmpty() ? Constants.HEAD : base;
    if (commit(repository, start) == null) {
      problems.add(missing(repository, start));
    }
    if (branch.isEmpty()) {
      return problems;
    }
    if (!isBranchName(branch)) {
      problems.add("“" + branch + "” cannot be a branch's name. Choose another.");
    } else if (repository.tip(branch) != null) {
      problems.add(
          "There is a branch “"
              + branch
              + "” already. Choose another name, or take it as the base.");
    } else if (repository.branches().stream()
        .anyMatch(other -> other.startsWith(branch + "/") || branch.startsWith(other + "/"))) {
      problems.add("A branch keeps “" + branch + "” from being made. Choose another name.");
    }
    return problems;
  }

  static String missing(Repository repository, String base) throws IOException {
    return repository.branches().isEmpty()
        ? "The repository has no commit yet. Commit something first, then start a session."
        : "“"
            + base
            + "” names no commit of this repository. Choose a branch, a tag or a commit as the"
            + " base.";
  }

  static boolean isBranchName(String name) {
    return org.eclipse.jgit.lib.Repository.isValidRefName(Constants.R_HEADS + name)
        && !name.startsWith("-")
        && !name.equals(Constants.HEAD);
  }
}

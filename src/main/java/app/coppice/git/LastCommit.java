package app.coppice.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/// The last commit of a session's branch, and whether another may take its place. Blocking;
/// thread-safe; reads only.
public record LastCommit(Repository repository, Worktree worktree) {

  /// Which one it is, and its message as it was written.
  ///
  /// @param id in hexadecimal
  public record Written(String id, String message) {}

  /// @throws IOException when there is none
  public Written written() throws IOException {
    var commit = head();
    return new Written(commit.name(), commit.getFullMessage());
  }

  private RevCommit head() throws IOException {
    var jgit = repository.jgit(worktree);
    return jgit.parseCommit(jgit.resolve(Constants.HEAD));
  }

  /// Whether the last commit is another one.
  ///
  /// @param id empty for whichever it is
  boolean isAnother(String id) throws IOException {
    return !id.isEmpty() && !id.equals(head().name());
  }

  /// Whether it looks like what was ordered when `tip` was the last one: it stands in the right
  /// place, and its message holds the first line of the order's. Hooks may add to a message.
  ///
  /// @param tip empty where there was none
  boolean isOf(CommitOrder order, String tip) throws IOException {
    var jgit = repository.jgit(worktree);
    RevCommit made = head();
    var parents = ids(made);
    boolean inPlace =
        switch (order.place()) {
          case ON_TOP -> tip.isEmpty() ? parents.isEmpty() : parents.indexOf(tip) == 0;
          case INSTEAD_OF_LAST ->
              !tip.isEmpty() && parents.equals(ids(jgit.parseCommit(ObjectId.fromString(tip))));
        };
    String subject = order.message().strip().lines().findFirst().orElse("").strip();
    return inPlace && made.getFullMessage().contains(subject);
  }

  private static List<String> ids(RevCommit commit) {
    return Stream.of(commit.getParents()).map(ObjectId::name).toList();
  }

  /// Why it has to stay, in sentences: others have it already. Empty when it may be amended.
  public Optional<String> fixed() throws IOException {
    var distance = Distance.between(repository, worktree);
    if (distance.isWithinBase()) {
      return Optional.of("The branch has no commit of its own that could be amended.");
    }
    var jgit = repository.jgit(worktree);
    if (TakenUp.is(repository, worktree, distance)) {
      return Optional.of("The last commit has landed already. Make a new one.");
    }
    String own =
        Constants.R_HEADS + AdminFolder.branchOf(worktree.adminFolder()).orElse(worktree.branch());
    try (var walk = new RevWalk(jgit)) {
      RevCommit head = walk.parseCommit(distance.head());
      for (Ref ref : jgit.getRefDatabase().getRefs()) {
        boolean others =
            ref.getName().startsWith(Constants.R_REMOTES)
                || ref.getName().startsWith(Constants.R_TAGS)
                || (ref.getName().startsWith(Constants.R_HEADS) && !ref.getName().equals(own));
        if (others && holds(walk, ref, head)) {
          return Optional.of(
              "\u201c"
                  + org.eclipse.jgit.lib.Repository.shortenRefName(ref.getName())
                  + "\u201d holds the last commit, too. Make a new one.");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(RevWalk walk, Ref ref, RevCommit head) throws IOException {
    ObjectId id = ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
    if (id == null || !(walk.peel(walk.parseAny(id)) instanceof RevCommit tip)) {
      return false;
    }
    return walk.isMergedInto(head, walk.parseCommit(tip));
  }
}

package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/// The message that a merge or squash commit has when the person writes none. Stateless; reads
/// only.
public final class LandingMessage {
  private static final int MOST = 100;

  private LandingMessage() {}

  /// Of a squash, what its commits say: the message of a single one, or the first lines of several
  /// below the title, oldest first. Merges don't count; the base brought theirs.
  ///
  /// @param worktree its base is where to land
  /// @param title of the session, a line
  public static String of(
      Repository repository, Worktree worktree, LandingStyle style, String title)
      throws IOException {
    if (BaseRef.commit(repository, worktree.base()) == null) {
      return title;
    }
    return switch (style) {
      case SQUASH -> squashed(repository, worktree, title);
      case FAST_FORWARD, MERGE, REBASE -> title;
    };
  }

  private static String squashed(Repository repository, Worktree worktree, String title)
      throws IOException {
    var distance = Distance.between(repository, worktree);
    var subjects = new ArrayList<String>();
    String single = title;
    int count = 0;
    try (var walk = new RevWalk(repository.jgit())) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      walk.setRevFilter(RevFilter.NO_MERGES);
      distance.markOwn(walk);
      // Only those that are named are read whole.
      walk.setRetainBody(false);
      for (RevCommit commit : walk) {
        if (++count > MOST) {
          continue;
        }
        walk.parseBody(commit);
        subjects.add(commit.getShortMessage().strip());
        single = commit.getFullMessage().strip();
      }
    }
    return count == 1 && !single.isEmpty() ? single : listed(title, subjects, count);
  }

  private static String listed(String title, List<String> subjects, int count) {
    var text = new StringBuilder(title);
    if (count > 1) {
      text.append('\n');
      subjects.stream()
          .filter(subject -> !subject.isEmpty())
          .forEach(it -> text.append("\n* ").append(it));
      if (count > MOST) {
        text.append("\n* and ").append(count - MOST).append(" more");
      }
    }
    return text.toString();
  }
}

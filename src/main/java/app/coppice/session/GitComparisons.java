package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineDiff;
import app.coppice.diff.LineDiff.Limits;
import app.coppice.git.Comparisons;
import app.coppice.git.Comparisons.UnknownPointException;
import app.coppice.git.Milestones;
import app.coppice.git.Repository;
import app.coppice.git.Worktree;
import app.coppice.session.Milestone.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// States of sessions' files, compared by git. Blocking; thread-safe; reads only.
final class GitComparisons {
  private final OpenRepositories repositories;
  private final GitWorktrees worktrees;

  GitComparisons(OpenRepositories repositories, GitWorktrees worktrees) {
    this.repositories = repositories;
    this.worktrees = worktrees;
  }

  Compared compare(SessionSnapshot session, Comparison what) throws IOException {
    try {
      return new Compared.Done(of(session).between(what.from(), what.to()));
    } catch (UnknownPointException e) {
      return new Compared.Refused(String.valueOf(e.getMessage()));
    }
  }

  FileContents contents(SessionSnapshot session, Comparison what, FileDiff file, int most)
      throws IOException {
    var sides = of(session).filled(what.from(), what.to(), file, most);
    return new FileContents(sides.before(), sides.beforeSize(), sides.after(), sides.afterSize());
  }

  /// @param givenUp asked now and then whether nobody waits for it any more
  /// @return `file` itself where there is no more to show, and where it is given up
  FileDiff compareWhole(
      SessionSnapshot session, Comparison what, FileDiff file, BooleanSupplier givenUp)
      throws IOException {
    Limits limits = Limits.ASKED;
    var sides = of(session).sides(what.from(), what.to(), file, limits.bytes());
    if (!sides.isWhole()) {
      return file;
    }
    try {
      return LineDiff.compare(
              file.path(),
              file.oldPath(),
              file.change(),
              sides.before(),
              sides.after(),
              limits,
              givenUp)
          .with(file.facts());
    } catch (CancellationException e) {
      return file;
    }
  }

  List<Milestone> milestones(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    var kept = new Milestones(repository, worktrees.require(repository, session));
    List<Milestone> all = new ArrayList<>();
    Map<String, String> prompts = prompts(session);
    int turns = 0;
    for (Milestones.Kept one : kept.checkpoints()) {
      // A turn's checkpoint has the name of its first entry.
      String entry = one.name().substring(one.name().lastIndexOf('/') + 1);
      boolean rewind = entry.startsWith("before-");
      turns += rewind ? 0 : 1;
      all.add(
          new Milestone(
              rewind ? Kind.REWIND : Kind.TURN,
              one.name(),
              prompts.getOrDefault(entry, ""),
              rewind ? 0 : turns,
              one.at()));
    }
    for (Milestones.Kept one : kept.commits()) {
      all.add(new Milestone(Kind.COMMIT, one.name(), one.title(), 0, one.at()));
    }
    all.sort(Comparator.comparing(Milestone::at));
    return all;
  }

  /// The first lines of the prompts by the ids of their entries.
  private static Map<String, String> prompts(SessionSnapshot session) {
    Map<String, String> lines = new HashMap<>();
    for (Entry entry : session.transcript().entries()) {
      if (entry instanceof Entry.Prompt prompt) {
        lines.put(prompt.id(), prompt.text().lines().findFirst().orElse(""));
      }
    }
    return lines;
  }

  private Comparisons of(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    Worktree worktree = worktrees.require(repository, session);
    return new Comparisons(repository, worktree);
  }
}

package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// What the filled submodules of a worktree hold that nobody else has. Git keeps their repositories
/// in the worktree's administrative folder, so they go with it, and no snapshot holds them. Reads
/// only.
record Submodules(Repository repository, Worktree worktree) {

  /// What would be lost and what to do first, in sentences; empty when nothing is.
  List<String> losses() throws IOException {
    var losses = new ArrayList<String>();
    var seen = new HashSet<Path>();
    lookWithin(repository.jgit(worktree), worktree.folder(), losses, seen);
    for (Path stored : stored(worktree.adminFolder().resolve("modules"))) {
      if (seen.add(stored)) {
        try (var jgit = QuietRepository.open(stored, worktree.folder())) {
          int commits = ownCommits(jgit);
          if (commits > 0) {
            losses.add(
                "A submodule that is not checked out has "
                    + counted(commits)
                    + " in "
                    + stored
                    + ". Push "
                    + (commits == 1 ? "it" : "them")
                    + " first, or delete that folder.");
          }
        }
      }
    }
    return losses;
  }

  /// Looks at the submodules that `of` names and that are filled, and at theirs.
  private void lookWithin(QuietRepository of, Path folder, List<String> losses, Set<Path> seen)
      throws IOException {
    DirCache index = of.readDirCache();
    for (int i = 0; i < index.getEntryCount(); i++) {
      if (!index.getEntry(i).getFileMode().equals(FileMode.GITLINK)) {
        continue;
      }
      Path inner = folder.resolve(index.getEntry(i).getPathString());
      Path gitFolder = gitFolder(inner);
      if (gitFolder != null && GitFolders.isGitFolder(gitFolder) && seen.add(gitFolder)) {
        try (var jgit = QuietRepository.open(gitFolder, inner)) {
          look(jgit, inner, losses);
          lookWithin(jgit, inner, losses, seen);
        }
      }
    }
  }

  /// Null when nobody filled the submodule.
  private static @Nullable Path gitFolder(Path submodule) throws IOException {
    Path git = submodule.resolve(".git");
    if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      return git;
    }
    return Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS) ? GitFolders.target(git) : null;
  }

  private void look(QuietRepository jgit, Path folder, List<String> losses) throws IOException {
    String name = "The submodule " + worktree.folder().relativize(folder);
    Path gitFolder = jgit.getDirectory().toPath();
    boolean goes =
        gitFolder.startsWith(worktree.adminFolder()) || gitFolder.startsWith(worktree.folder());
    int commits = goes ? ownCommits(jgit) : 0;
    if (commits > 0) {
      losses.add(
          name
              + " has "
              + counted(commits)
              + ". Push "
              + (commits == 1 ? "it" : "them")
              + " first.");
    }
    ObjectId head = jgit.resolve(Constants.HEAD);
    if (head != null) {
      var tree = jgit.parseCommit(head).getTree();
      if (new TreeScan(jgit)
          .run(tree, tree, List.of()).stream().anyMatch(TreeScan.Found::uncommitted)) {
        losses.add(
            name + " holds changes that are not committed. Commit and push them, or discard them.");
      }
    }
  }

  private static String counted(int commits) {
    return commits == 1 ? "1 commit that no remote has" : commits + " commits that no remote has";
  }

  /// How many commits HEAD, the branches and the stash have that were neither fetched nor pushed.
  private static int ownCommits(QuietRepository jgit) throws IOException {
    try (var walk = new RevWalk(jgit)) {
      for (ObjectId fetched : fetched(jgit)) {
        if (jgit.getObjectDatabase().has(fetched)
            && walk.peel(walk.parseAny(fetched)) instanceof RevCommit commit) {
          walk.markUninteresting(commit);
        }
      }
      for (ObjectId own : own(jgit)) {
        walk.markStart(walk.parseCommit(own));
      }
      int count = 0;
      while (walk.next() != null) {
        count++;
      }
      return count;
    }
  }

  private static Set<ObjectId> own(QuietRepository jgit) throws IOException {
    var own = new HashSet<ObjectId>();
    ObjectId head = jgit.resolve(Constants.HEAD);
    if (head != null) {
      own.add(head);
    }
    Ref stash = jgit.exactRef(Constants.R_STASH);
    if (stash != null && stash.getObjectId() != null) {
      own.add(stash.getObjectId());
    }
    jgit.getRefDatabase()
        .getRefsByPrefix(Constants.R_HEADS)
        .forEach(ref -> own.add(ref.getObjectId()));
    return own;
  }

  /// What the remote branches hold, and what was fetched by its name alone: a commit that no branch
  /// of the remote has any more.
  private static Set<ObjectId> fetched(QuietRepository jgit) throws IOException {
    var fetched = new HashSet<ObjectId>();
    for (Ref ref : jgit.getRefDatabase().getRefsByPrefix(Constants.R_REMOTES)) {
      if (ref.getObjectId() != null) {
        fetched.add(ref.getObjectId());
      }
    }
    Path list = jgit.getDirectory().toPath().resolve(Constants.FETCH_HEAD);
    if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
      for (String line : Files.readAllLines(list)) {
        String id = line.split("\t", 2)[0];
        if (ObjectId.isId(id)) {
          fetched.add(ObjectId.fromString(id));
        }
      }
    }
    return fetched;
  }

  /// The git folders below `modules`, those of submodules within submodules included.
  private static List<Path> stored(Path modules) throws IOException {
    var found = new TreeSet<Path>();
    collect(modules, found);
    return List.copyOf(found);
  }

  private static void collect(Path folder, Set<Path> found) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (GitFolders.isGitFolder(folder)) {
      found.add(folder);
      collect(folder.resolve("modules"), found);
      return;
    }
    try (var children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        collect(child, found);
      }
    }
  }
}

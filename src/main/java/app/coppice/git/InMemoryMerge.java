package app.coppice.git;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.merge.RecursiveMerger;

/// A merge of two commits that writes nothing: what landing would do, without doing it.
///
/// @param conflicts files that do not go together, sorted; empty when the merge is clean
/// @param commit of the result, in memory; zero when there are conflicts
/// @param objects that hold it
record InMemoryMerge(Set<String> conflicts, ObjectId commit, UnstoredObjects objects) {

  /// Of a branch into its base.
  static InMemoryMerge of(QuietRepository jgit, Distance distance) throws IOException {
    var objects = new UnstoredObjects(jgit);
    try (var inserter = objects.inserter()) {
      Merger made = MergeStrategy.RECURSIVE.newMerger(inserter, jgit.getConfig());
      if (!(made instanceof RecursiveMerger merger)) {
        throw new IllegalStateException("the recursive strategy is recursive");
      }
      distance.startFrom(merger);
      if (!merger.merge(distance.base(), distance.head())) {
        var files = new TreeSet<String>(merger.getUnmergedPaths());
        if (merger.getFailingPaths() != null) {
          files.addAll(merger.getFailingPaths().keySet());
        }
        return new InMemoryMerge(files, ObjectId.zeroId(), objects);
      }
      var commit = new CommitBuilder();
      commit.setTreeId(merger.getResultTreeId());
      commit.setParentIds(List.of(distance.base(), distance.head()));
      var nobody = new PersonIdent("Coppice", "coppice@localhost");
      commit.setAuthor(nobody);
      commit.setCommitter(nobody);
      commit.setMessage("merged\n");
      return new InMemoryMerge(Set.of(), inserter.insert(commit), objects);
    }
  }
}

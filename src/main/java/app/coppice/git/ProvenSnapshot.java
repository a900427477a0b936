package app.coppice.git;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;

/// A snapshot of a worktree that was restored and compared before anybody relies on it, see
/// [SnapshotProof].
record ProvenSnapshot(Repository repository, Worktree worktree) {
  /// What another program writes meanwhile is taken up anew so often.
  private static final int ATTEMPTS = 4;

  private static final int NAMED = 5;

  /// @param differences files that would not come back as they are, as paths of [RawPath]
  record Outcome(ObjectId id, List<String> differences) {
    String sentence() {
      List<String> odd = differences.stream().filter(RawPath::isOdd).map(RawPath::shown).toList();
      if (!odd.isEmpty()) {
        return OddNames.sentence(odd);
      }
      String names =
          String.join(", ", differences.subList(0, Math.min(NAMED, differences.size())))
              + (differences.size() > NAMED
                  ? " and " + (differences.size() - NAMED) + " more"
                  : "");
      return "Not everything would come back as it is: "
          + names
          + ". Does a program write there? End it and try again. Nothing was removed.";
    }
  }

  /// Files that a checkout gives back otherwise, because of their line ends or permissions, are
  /// kept byte for byte beside the others.
  ///
  /// @param keep of what [IgnoredFiles] leaves out, what is to be kept all the same
  Outcome write(Set<String> keep) throws IOException, InterruptedException {
    var jgit = repository.jgit(worktree);
    var archive = IgnoredArchive.of(repository, worktree.sessionId());
    var exact = new TreeSet<String>();
    Outcome outcome = new Outcome(ObjectId.zeroId(), List.of());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var ignored = IgnoredFiles.of(jgit, worktree.folder()).choosing(keep);
      archive.delete();
      if (!ignored.chosen().isEmpty()) {
        archive.write(worktree.folder(), ignored.chosenFiles(worktree.folder()));
      }
      ObjectId id = SnapshotWriter.write(jgit, worktree, ignored, exact);
      var proof = new SnapshotProof(repository, worktree);
      outcome = new Outcome(id, proof.differences(Snapshot.read(jgit, id), ignored, archive));
      if (outcome.differences().isEmpty()) {
        return outcome;
      }
      // No snapshot can hold the others.
      outcome.differences().stream().filter(path -> !RawPath.isOdd(path)).forEach(exact::add);
    }
    return outcome;
  }
}

package app.coppice.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/// Writes commit objects in the person's name; no ref moves, no hook runs.
final class NewCommit {
  private NewCommit() {}

  static ObjectId insert(
      org.eclipse.jgit.lib.Repository jgit,
      ObjectInserter inserter,
      ObjectId tree,
      List<ObjectId> parents,
      String message)
      throws IOException {
    var commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    var person = new PersonIdent(jgit);
    commit.setAuthor(person);
    commit.setCommitter(person);
    commit.setMessage(message);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    return id;
  }
}

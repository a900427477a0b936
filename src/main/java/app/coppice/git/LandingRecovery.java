package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/// Brings a landing that was cut off to an end: forward when the files are already there, back when
/// they are on their way, and not at all when somebody else has changed them since.
final class LandingRecovery {
  private LandingRecovery() {}

  /// Settles every landing of the repository that was cut off; waits for one that is going on.
  static List<LandingOutcome> settleAll(Repository repository)
      throws IOException, InterruptedException {
    if (LandingRecord.all(repository).isEmpty() && !LandingRecord.anyHeld(repository)) {
      return List.of();
    }
    try (var _ = LandingTurn.await(repository)) {
      return settleInTurn(repository);
    }
  }

  /// The same for who has the turn to land.
  static List<LandingOutcome> settleInTurn(Repository repository)
      throws IOException, InterruptedException {
    var outcomes = new ArrayList<LandingOutcome>();
    for (LandingRecord record : LandingRecord.all(repository)) {
      outcomes.add(settle(repository, record));
    }
    LandingRecord.release(repository);
    return outcomes;
  }

  /// For who has the turn to land.
  static LandingOutcome settle(Repository repository, LandingRecord record)
      throws IOException, InterruptedException {
    ObjectId tip = repository.tip(record.base());
    if (record.to().equals(tip)) {
      return settled(repository, record, "Finished the " + record.what() + ".");
    }
    var checkout = BaseCheckout.find(repository, record.base());
    // An agent could have written the record: it counts only where the person has the base.
    if (!record.from().equals(tip)
        || checkout.isEmpty()
        || !checkout.get().folder().equals(record.folder())
        || !checkout.get().gitFolder().equals(record.gitFolder())) {
      return settled(
          repository,
          record,
          record.named()
              + " was cut off, and the branch has moved since. Look at the changes in "
              + record.folder()
              + ".");
    }
    var locked = checkout.get().locked();
    if (locked.isPresent()) {
      return unsettled(record, locked.get());
    }
    ObjectId before = repository.jgit().parseCommit(record.from()).getTree();
    ObjectId after = repository.jgit().parseCommit(record.to()).getTree();
    return switch (checkout.get().position(before, after)) {
      case BEFORE -> settled(repository, record, "Took back the " + record.what() + ".");
      case AFTER ->
          record.moveRef(repository)
              ? settled(repository, record, "Finished the " + record.what() + ".")
              : unsettled(record, "The branch could not be moved. Try again.");
      case BETWEEN -> {
        Optional<String> failure = checkout.get().takeBack(before, after);
        yield failure.isEmpty()
                && checkout.get().position(before, after) == BaseCheckout.Position.BEFORE
            ? settled(repository, record, "Took back the " + record.what() + ".")
            : unsettled(record, failure.orElse("The files could not be put back."));
      }
      case ELSEWHERE ->
          unsettled(
              record,
              "Files that it touches were changed since. Commit them, or put them back with git"
                  + " checkout.");
    };
  }

  private static LandingOutcome settled(
      Repository repository, LandingRecord record, String sentence) throws IOException {
    record.remove(repository);
    return new LandingOutcome(record.branch(), true, sentence);
  }

  private static LandingOutcome unsettled(LandingRecord record, String todo) {
    return new LandingOutcome(
        record.branch(),
        false,
        record.named() + " was cut off in " + record.folder() + ". " + todo);
  }
}

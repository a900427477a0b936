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

  /// What would still keep others from landing, in a sentence; empty when all can be settled, or
  /// somebody is landing right now. Changes nothing.
  static Optional<String> foreseen(Repository repository) throws IOException {
    List<LandingRecord> records = LandingRecord.all(repository);
    if (records.isEmpty() || LandingTurn.isTaken(repository)) {
      return Optional.empty();
    }
    for (LandingRecord record : records) {
      if (way(repository, record) instanceof Way.Stuck(String todo)) {
        return Optional.of(unsettled(record, todo).sentence());
      }
    }
    return Optional.empty();
  }

  /// How one that was cut off comes to its end.
  private sealed interface Way {
    /// Nothing is left to do but to say so.
    record Over(String sentence) implements Way {}

    /// The files are there, the branch is not.
    record Forward() implements Way {}

    /// Some of the files are there.
    record Back(BaseCheckout checkout, ObjectId before, ObjectId after) implements Way {}

    /// Only the person can see to it.
    record Stuck(String todo) implements Way {}
  }

  private static Way way(Repository repository, LandingRecord record) throws IOException {
    ObjectId tip = repository.tip(record.base());
    if (record.to().equals(tip)) {
      return new Way.Over("Finished the " + record.what() + ".");
    }
    var checkout = BaseCheckout.find(repository, record.base());
    // An agent could have written the record: it counts only where the person has the base.
    if (!record.from().equals(tip)
        || checkout.isEmpty()
        || !checkout.get().folder().equals(record.folder())
        || !checkout.get().gitFolder().equals(record.gitFolder())) {
      return new Way.Over(
          record.named()
              + " was cut off, and the branch has moved since. Look at the changes in "
              + record.folder()
              + ".");
    }
    var locked = checkout.get().locked();
    if (locked.isPresent()) {
      return new Way.Stuck(locked.get());
    }
    ObjectId before = repository.jgit().parseCommit(record.from()).getTree();
    ObjectId after = repository.jgit().parseCommit(record.to()).getTree();
    return switch (checkout.get().position(before, after)) {
      case BEFORE -> new Way.Over("Took back the " + record.what() + ".");
      case AFTER -> new Way.Forward();
      case BETWEEN -> new Way.Back(checkout.get(), before, after);
      case ELSEWHERE ->
          new Way.Stuck(
              "Files that it touches were changed since. Commit them, or put them back with git"
                  + " checkout.");
    };
  }

  /// For who has the turn to land.
  static LandingOutcome settle(Repository repository, LandingRecord record)
      throws IOException, InterruptedException {
    return switch (way(repository, record)) {
      case Way.Over(String sentence) -> settled(repository, record, sentence);
      case Way.Forward() ->
          record.moveRef(repository)
              ? settled(repository, record, "Finished the " + record.what() + ".")
              : unsettled(record, "The branch could not be moved. Try again.");
      case Way.Back(BaseCheckout checkout, ObjectId before, ObjectId after) -> {
        Optional<String> failure = checkout.takeBack(before, after);
        yield failure.isEmpty() && checkout.position(before, after) == BaseCheckout.Position.BEFORE
            ? settled(repository, record, "Took back the " + record.what() + ".")
            : unsettled(record, failure.orElse("The files could not be put back."));
      }
      case Way.Stuck(String todo) -> unsettled(record, todo);
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

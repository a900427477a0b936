package app.coppice.git;

import app.coppice.git.LandResult.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;

/// Moves a branch from one commit to another, with the files of the worktree that has it checked
/// out: all of it or nothing. What is about to happen is on disk first, see [LandingRecovery]. For
/// who has the turn to land.
///
/// @param steps hears of each step when it is done
record BranchMove(Repository repository, Consumer<LandingStep> steps) {

  /// @param log what the reflog says of it, see [LandingRecord]
  /// @return why not; empty when it moved
  Optional<Refused> move(String branch, ObjectId from, ObjectId to, String log)
      throws IOException, InterruptedException {
    var checkout = BaseCheckout.find(repository, branch);
    if (checkout.isPresent()) {
      return withFiles(LandingRecord.of(branch, from, to, checkout.get(), log), checkout.get());
    }
    return LandingRecord.moveRef(repository, branch, from, to, log)
        ? Optional.empty()
        : Optional.of(refused("“" + branch + "” moved meanwhile. Try again."));
  }

  /// Why it would be refused as things stand; empty when it would not.
  Optional<Refused> refusal(String branch, ObjectId from, ObjectId to) throws IOException {
    var checkout = BaseCheckout.find(repository, branch);
    return checkout.isEmpty() ? Optional.empty() : checkout.get().refusal(tree(from), tree(to));
  }

  private ObjectId tree(ObjectId commit) throws IOException {
    return repository.jgit().parseCommit(commit).getTree();
  }

  private Optional<Refused> withFiles(LandingRecord record, BaseCheckout checkout)
      throws IOException, InterruptedException {
    ObjectId before = tree(record.from());
    ObjectId after = tree(record.to());
    var refusal = checkout.refusal(before, after);
    if (refusal.isPresent()) {
      return refusal;
    }
    record.write(repository);
    steps.accept(LandingStep.RECORDED);
    Optional<String> failure;
    try {
      failure = checkout.move(before, after);
      if (failure.isEmpty()) {
        steps.accept(LandingStep.FILES_MOVED);
        if (!record.moveRef(repository)) {
          failure = checkout.move(after, before);
          record.remove(repository);
          return Optional.of(
              refused(
                  "“"
                      + record.base()
                      + "” moved meanwhile. Try again."
                      + failure
                          .map(why ->
                              " The files in " + checkout.folder() + " are not put back: " + why)
                          .orElse("")));
        }
      }
    } catch (IOException | RuntimeException e) {
      var outcome = LandingRecovery.settle(repository, record);
      if (!outcome.settled()) {
        throw new IOException(outcome.sentence(), e);
      }
      throw e;
    }
    if (failure.isPresent()) {
      var outcome = LandingRecovery.settle(repository, record);
      String more = outcome.settled() ? "" : " " + outcome.sentence();
      return Optional.of(refused(failure.get() + more));
    }
    steps.accept(LandingStep.REF_MOVED);
    record.remove(repository);
    return Optional.empty();
  }

  private static Refused refused(String reason) {
    return new Refused(reason, List.of());
  }
}

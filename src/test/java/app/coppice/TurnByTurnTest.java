package app.coppice;

import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.diff.FileDiff.Change;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.Milestone;
import app.coppice.session.Milestone.Kind;
import app.coppice.session.Rewind;
import app.coppice.session.SessionId;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each turn of a session changed, between the checkpoints that were taken of its files.
final class TurnByTurnTest extends EngineScenario {
  @Test
  void eachTurnIsWhatLiesBetweenItsCheckpointAndTheNext() throws Exception {
    model.on("one", model.writes("one.txt", "1\n"), says("It is one."));
    model.on("two", model.writes("two.txt", "2\n"), says("It is two."));
    SessionId id = live.ready(repository, "turns", Mode.AUTO);
    turn(id, "one");
    Files.writeString(live.now(id).worktree().resolve("mine.txt"), "the person's own\n");
    turn(id, "two");
    live.done(live.engine().commit(id, List.of(), "Both"));

    // Git knows a commit's time by the second: it may stand before turns of the same one.
    List<Milestone> all = milestones(id);
    assertThat(all)
        .filteredOn(each -> each.kind() == Kind.COMMIT)
        .extracting(Milestone::title)
        .containsExactly("Both");
    List<Milestone> found = all.stream().filter(each -> each.kind() == Kind.TURN).toList();
    assertThat(found)
        .extracting(Milestone::turn, Milestone::title)
        .containsExactly(tuple(1, "one"), tuple(2, "two"));
    assertThat(all).hasSize(3);
    String first = found.getFirst().name();
    String second = found.get(1).name();
    // What the person did between the turns came before the second one.
    assertThat(compared(id, Comparison.between(first, second)))
        .containsExactly(tuple("mine.txt", Change.ADDED), tuple("one.txt", Change.ADDED));
    assertThat(compared(id, Comparison.since(second)))
        .containsExactly(tuple("two.txt", Change.ADDED));
    assertThat(second).isEqualTo(Milestone.checkpoint(id, prompts(id).getLast().id()));
  }

  @Test
  void aRewindIsAMilestoneOfItsOwnAndNoTurn() throws Exception {
    model.on("one", model.writes("one.txt", "1\n"), says("It is one."));
    SessionId id = live.ready(repository, "turns", Mode.AUTO);
    turn(id, "one");
    String prompt = prompts(id).getFirst().id();
    live.done(live.engine().timeline().rewind(id, new Rewind(prompt, Rewind.Scope.FILES)));

    List<Milestone> found = milestones(id);

    assertThat(found).extracting(Milestone::kind).containsExactly(Kind.TURN, Kind.REWIND);
    // What it took away is what lies between them.
    assertThat(compared(id, Comparison.between(found.getFirst().name(), found.getLast().name())))
        .containsExactly(tuple("one.txt", Change.ADDED));
  }

  private void turn(SessionId id, String prompt) throws Exception {
    live.turn(id, prompt, "It is " + prompt + ".");
  }

  private List<Milestone> milestones(SessionId id) throws Exception {
    return LiveEngine.get(live.engine().comparer().milestones(id));
  }

  private List<Entry.Prompt> prompts(SessionId id) {
    return live.now(id).transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(Entry.Prompt.class::cast)
        .toList();
  }

  private List<org.assertj.core.groups.Tuple> compared(SessionId id, Comparison what)
      throws Exception {
    Compared compared = LiveEngine.get(live.engine().comparer().compare(id, what));
    assertThat(compared).isInstanceOf(Compared.Done.class);
    return ((Compared.Done) compared)
        .files().stream().map(file -> tuple(file.path(), file.change())).toList();
  }
}

package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.CommitRequest.Place;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagingCodecTest {
  @Test
  void whatOneProcessAsksTheOtherUnderstands() {
    List<SessionAction> actions =
        List.of(
            new SessionAction.Stage(List.of("a b/\u00fc.txt", "--all")),
            new SessionAction.Unstage(List.of("x")),
            new SessionAction.Discard(List.of("--undo")),
            new SessionAction.Discard(List.of()),
            new SessionAction.UndoDiscard(),
            new SessionAction.SetUp(),
            new SessionAction.Stop(),
            new SessionAction.Draft(Extent.FILES, List.of("--staged")),
            new SessionAction.Send("--now\nand \"then\""),
            new SessionAction.Update(UpdateHow.MERGE, "Why\n\nso"),
            new SessionAction.UpdateTaking(
                new ConflictSides(List.of("a", "--b"), List.of("c")), "Why"),
            new SessionAction.UpdateFromUpstream(UpdateHow.REBASE, ""),
            new SessionAction.Commit(
                new CommitRequest(Extent.FILES, List.of("x"), "Why\n\nso", Place.INSTEAD_OF_LAST)),
            new SessionAction.Commit(
                new CommitRequest(
                    Extent.ALL, List.of(), "Why", Place.INSTEAD_OF_LAST, "First\n\nso")));
    for (SessionAction action : actions) {
      var asked = new HandOver.Act(SessionId.random(), action);
      assertThat(HandOverCodec.decode(HandOverCodec.encode(asked))).isEqualTo(asked);
    }
  }

  @Test
  void whatIsNoRequestIsRefusedAsAWhole() {
    var node =
        HandOverCodec.encode(
            new HandOver.Act(SessionId.random(), new SessionAction.Stage(List.of("x"))));
    node.putArray("paths").add(1);
    assertThatIllegalArgumentException().isThrownBy(() -> HandOverCodec.decode(node));
    node.remove("paths");
    assertThatIllegalArgumentException().isThrownBy(() -> HandOverCodec.decode(node));
  }
}

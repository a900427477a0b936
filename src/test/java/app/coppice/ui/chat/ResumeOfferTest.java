package app.coppice.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.StopReason;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Messages;
import org.junit.jupiter.api.Test;

/// What is offered below a turn that did not end well.
class ResumeOfferTest extends ChatPaneFixture {
  @Test
  void aTurnThatFailedIsOneAfterArchiveAndRestoreToo() throws Exception {
    show(Snapshots.resumable(session, SessionState.IDLE, ended(StopReason.FAILED)));
    assertThat(buttons()).contains("Resume", "Open settings");
    assertThat(texts()).doesNotContain(Messages.text("chat.resume.text"));
  }

  @Test
  void aTurnThatWasStoppedSaysWhatToDoWhateverFailedSince() throws Exception {
    show(Snapshots.resumable(session, SessionState.FAILED, ended(StopReason.CANCELLED)));
    assertThat(buttons()).contains("Resume").doesNotContain("Open settings");
    assertThat(texts()).contains(Messages.text("chat.resume.text"));
  }

  @Test
  void anArchivedSessionOffersNothingThatNeedsItsWorktree() throws Exception {
    show(Snapshots.resumable(session, SessionState.ARCHIVED, ended(StopReason.CANCELLED)));
    assertThat(buttons()).doesNotContain("Resume");
    assertThat(texts()).doesNotContain(Messages.text("chat.resume.text"));
  }

  private static Entry[] ended(StopReason reason) {
    return new Entry[] {
      Snapshots.prompt("p", "Fix login"), new Entry.TurnEnd("e", Snapshots.THEN, reason)
    };
  }
}

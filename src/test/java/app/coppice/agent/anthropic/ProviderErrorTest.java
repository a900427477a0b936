package app.coppice.agent.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.AgentEvent;
import org.junit.jupiter.api.Test;

class ProviderErrorTest {
  @Test
  void aConversationThatIsTooLongIsNotTakenForAWrongModel() {
    AgentEvent.Failed failed =
        new ProviderError(
                "invalid_request_error", "prompt is too long: 214562 tokens > 200000 maximum")
            .refused(400);
    assertThat(failed.what()).startsWith("The conversation is too long for the model");
    assertThat(failed.next()).contains("new session").doesNotContain("Settings");
  }

  @Test
  void anyOtherRequestThatIsRefusedSendsToTheSettings() {
    AgentEvent.Failed failed =
        new ProviderError("invalid_request_error", "model: unknown").refused(400);
    assertThat(failed.next()).contains("model in Settings");
  }
}

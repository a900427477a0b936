package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.AllowRule;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.ToolCall;
import app.coppice.agent.ToolKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulebookTest {
  @Test
  void noRuleCoversACommandThatLostASecret() {
    Rulebook rules =
        new Rulebook(
            List.of(new AllowRule.CommandPrefix(List.of("echo"))), Rulebook.Beyond.REFUSED);
    assertThat(rules.answer(asked("echo hello"))).isEqualTo(Rulebook.Answer.COVERED);
    assertThat(rules.answer(asked("echo [redacted]"))).isEqualTo(Rulebook.Answer.REFUSED);
  }

  private static PermissionRequest asked(String command) {
    return new PermissionRequest(
        "1", new ToolCall("1", "run", ToolKind.EXECUTE, command, "{}"), command, List.of(), "");
  }
}

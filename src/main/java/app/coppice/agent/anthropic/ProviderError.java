package app.coppice.agent.anthropic;

import app.coppice.agent.AgentEvent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An error as the provider words it.
///
/// @param type such as `overloaded_error`
/// @param message for people, bounded
record ProviderError(String type, String message) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_MESSAGE = 500;

  ProviderError {
    message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "..." : message;
  }

  static ProviderError of(JsonNode error) {
    return new ProviderError(
        error.path("type").asString(""), error.path("message").asString("").strip());
  }

  /// Reads the body of a refused request; a body that is no error object gives an empty one.
  static ProviderError ofBody(byte[] body) {
    try {
      return of(JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("error"));
    } catch (JacksonException _) {
      return new ProviderError("", "");
    }
  }

  static AgentEvent.Failed inStream(JsonNode error) {
    ProviderError read = of(error);
    return new AgentEvent.Failed(
        "The provider broke the answer off" + read.reason() + ".",
        "What arrived is kept; resume the turn to go on.",
        true);
  }

  /// What a refused request means for the person.
  AgentEvent.Failed refused(int status) {
    return switch (status) {
      case 400 ->
          tooLong()
              ? conversationTooLong()
              : failed("The provider did not accept the request", "Check the model in Settings.");
      case 401 -> failed("The provider did not accept the key", "Enter a valid key in Settings.");
      case 402 ->
          failed("The account has a billing problem", "Look at the provider's billing page.");
      case 403 -> failed("The key may not do this", "Use another key, or ask the account's owner.");
      case 404 ->
          failed(
              "The provider does not know this", "Check the model and the base URL in Settings.");
      case 413 -> conversationTooLong();
      case 429 ->
          new AgentEvent.Failed(
              "A limit of the account is reached" + reason() + ".",
              "Check the plan's usage and spend limits, then resume the turn.",
              true);
      default ->
          status >= 300 && status < 400
              ? failed(
                  "The base URL redirects elsewhere (HTTP %d)".formatted(status),
                  "Redirects are not followed; enter the real address in Settings.")
              : new AgentEvent.Failed(
                  "The provider answered with HTTP %d%s.".formatted(status, reason()),
                  "Resume the turn to try again.",
                  status >= 500);
    };
  }

  private AgentEvent.Failed conversationTooLong() {
    return failed(
        "The conversation is too long for the model",
        "Start a new session for the rest, or choose a model that takes more.");
  }

  /// The provider has no type of its own for it.
  private boolean tooLong() {
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("too long") || text.contains("context window");
  }

  private AgentEvent.Failed failed(String what, String next) {
    return new AgentEvent.Failed(what + reason() + ".", next, false);
  }

  /// `: message`, without the full stop that the caller adds; empty when there is none.
  String reason() {
    String text = message.isEmpty() ? type : message;
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return bare.isEmpty() ? "" : ": " + bare;
  }
}

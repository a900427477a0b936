package app.coppice.agent.anthropic;

import static app.coppice.agent.anthropic.Streaming.QUICK;
import static app.coppice.agent.anthropic.Streaming.client;
import static app.coppice.agent.anthropic.Streaming.failure;
import static app.coppice.agent.anthropic.Streaming.request;
import static app.coppice.agent.anthropic.Streaming.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.AgentEvent;
import app.coppice.agent.Cancellation;
import app.coppice.agent.CredentialSource;
import app.coppice.rehearsal.Faults;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the key never goes.
class KeySafetyTest {
  @Test
  void aRedirectLeadsTheKeyNowhere() throws Exception {
    try (var elsewhere = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      String there = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/v1/messages";
      List<AgentEvent> events =
          stream(
              Faults.always(Faults.refusal(307, "moved", "Over there", Map.of("location", there))),
              QUICK);
      assertThat(failure(events).what()).contains("redirects elsewhere");
      // Whoever had connected would be in the queue by now.
      elsewhere.setSoTimeout(1);
      assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aMissingKeyIsSaidWithoutARequest() {
    List<AgentEvent> events = new ArrayList<>();
    try (AnthropicClient client =
        new AnthropicClient(URI.create("http://127.0.0.1:9"), _ -> Optional.empty())) {
      client.stream(request(), events::add, new Cancellation());
    }

    assertThat(events).hasSize(1);
    assertThat(failure(events).what()).contains("no key");
  }

  @Test
  void aLockedVaultIsNotCalledAMissingKey() {
    List<AgentEvent> events = new ArrayList<>();
    CredentialSource locked =
        new CredentialSource() {
          @Override
          public Optional<String> apiKey(String provider) {
            return Optional.empty();
          }

          @Override
          public boolean locked() {
            return true;
          }
        };
    try (AnthropicClient client = new AnthropicClient(URI.create("http://127.0.0.1:9"), locked)) {
      client.stream(request(), events::add, new Cancellation());
    }

    assertThat(failure(events).what()).contains("locked").doesNotContain("no key");
  }

  @Test
  void aKeyThatCannotBeAHeaderIsNotRepeatedInTheFailure() {
    List<AgentEvent> events = new ArrayList<>();
    CredentialSource pastedTwice = _ -> Optional.of("sk-secret\nsk-secret");
    try (AnthropicClient client =
        new AnthropicClient(URI.create("http://127.0.0.1:9"), pastedTwice)) {
      client.stream(request(), events::add, new Cancellation());
    }

    assertThat(failure(events).toString()).doesNotContain("sk-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "ftp://127.0.0.1",
        "https://user@api.example.com",
        "https://api.example.com?x=1",
        "file:///etc/passwd",
        "api.example.com"
      })
  void aBaseUrlThatCouldLeakTheKeyIsRefused(String url) {
    assertThat(AnthropicClient.baseUrlProblem(URI.create(url))).isPresent();
    assertThatThrownBy(() -> new AnthropicClient(URI.create(url), _ -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://api.example.com", "https://gw.example.com/a/", "http://[::1]:8080"})
  void aSafeBaseUrlIsTaken(String url) {
    assertThat(AnthropicClient.baseUrlProblem(URI.create(url))).isEmpty();
  }
}

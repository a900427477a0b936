package app.coppice.agent.anthropic;

import app.coppice.agent.AgentClient;
import app.coppice.agent.AgentEvent;
import app.coppice.agent.AgentRequest;
import app.coppice.agent.Cancellation;
import app.coppice.agent.CredentialSource;
import app.coppice.agent.StopReason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A client of the Messages API. Thread-safe; any number of messages may stream at the same time.
///
/// The key goes into one request header and nowhere else. Redirects are never followed.
public final class AnthropicClient implements AgentClient, AutoCloseable {
  /// The name under which {@link CredentialSource} knows the key.
  public static final String PROVIDER = "anthropic";

  private static final String API_VERSION = "2023-06-01";

  private final BaseUrl baseUrl;
  private final CredentialSource credentials;
  private final ClientOptions options;
  private final RetryDelay delays;
  private final HttpClient http;

  public AnthropicClient(URI baseUrl, CredentialSource credentials) {
    this(baseUrl, credentials, ClientOptions.DEFAULT);
  }

  /// @throws IllegalArgumentException for a base URL that {@link #baseUrlProblem} refuses
  public AnthropicClient(URI baseUrl, CredentialSource credentials, ClientOptions options) {
    this.baseUrl = new BaseUrl(baseUrl);
    this.credentials = credentials;
    this.options = options;
    this.delays =
        new RetryDelay(
            options.timing(),
            InstantSource.system(),
            () -> ThreadLocalRandom.current().nextDouble());
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.timing().connect())
            // Without TLS an upgrade to HTTP/2 would be asked for in a header; small local servers
            // stumble over it.
            .version(
                this.baseUrl.isPlain() ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
            .build();
  }

  /// Why a base URL must not be used, in a sentence for the person; empty when it may.
  public static Optional<String> baseUrlProblem(URI baseUrl) {
    return BaseUrl.problem(baseUrl);
  }

  @Override
  public void stream(AgentRequest request, Consumer<AgentEvent> sink, Cancellation cancellation) {
    try {
      streamWithRetries(request, sink, cancellation);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      sink.accept(new AgentEvent.MessageStopped(StopReason.CANCELLED));
    }
  }

  private void streamWithRetries(
      AgentRequest request, Consumer<AgentEvent> sink, Cancellation cancellation)
      throws InterruptedException {
    Optional<String> key = credentials.apiKey(PROVIDER);
    if (key.isEmpty() || !isHeaderValue(key.get())) {
      sink.accept(key.isEmpty() ? noKey(credentials.locked()) : wrongKey());
      return;
    }
    HttpRequest http = httpRequest(request, key.get());
    CountDownLatch cancelled = new CountDownLatch(1);
    cancellation.onCancel(cancelled::countDown);
    for (int attempt = 1; ; attempt++) {
      if (cancellation.isCancelled()) {
        sink.accept(new AgentEvent.MessageStopped(StopReason.CANCELLED));
        return;
      }
      switch (new Exchange(this.http, options.timing(), delays).run(http, sink, cancellation)) {
        case Exchange.Outcome.Ended(AgentEvent last) -> {
          sink.accept(last);
          return;
        }
        case Exchange.Outcome.TryAgain(AgentEvent.Failed failure, Optional<Duration> asked) -> {
          Duration delay = asked.orElse(delays.backoff(attempt));
          if (attempt >= options.timing().attempts()
              || delay.compareTo(options.timing().longestWait()) > 0) {
            sink.accept(failure);
            return;
          }
          sink.accept(new AgentEvent.Retrying(attempt + 1, delay, failure.what()));
          cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        }
      }
    }
  }

  private HttpRequest httpRequest(AgentRequest request, String key) {
    return HttpRequest.newBuilder(baseUrl.messages())
        .header("x-api-key", key)
        .header("anthropic-version", API_VERSION)
        .header("content-type", "application/json")
        .header("accept", "text/event-stream")
        .POST(
            HttpRequest.BodyPublishers.ofByteArray(
                RequestBody.of(request, options.thinkingTokens())))
        .build();
  }

  /// A line feed pasted with a key would end up in an exception's text, key and all.
  private static boolean isHeaderValue(String key) {
    return !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static AgentEvent.Failed noKey(boolean locked) {
    return locked
        ? new AgentEvent.Failed(
            "The vault that holds the keys is locked.", "Unlock it, then resume the turn.", true)
        : new AgentEvent.Failed(
            "There is no key for the provider.",
            "Add one in Settings, then resume the turn.",
            true);
  }

  private static AgentEvent.Failed wrongKey() {
    return new AgentEvent.Failed(
        "The key holds characters that no key has.",
        "Enter it again in Settings, without spaces or line breaks.",
        true);
  }

  /// Ends all streams.
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}

package app.coppice.agent.anthropic;

import app.coppice.agent.AgentEvent;
import app.coppice.agent.Cancellation;
import app.coppice.agent.StopReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its response: sends, reads the stream with an idle watchdog, and says whether it
/// makes sense to try again. Events but the last go to the sink. Used once, by one thread.
///
/// `HttpRequest.timeout` is not used: on JDK 25 it does not cover the body, later it does.
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int MAX_ERROR_BODY = 64 * 1024;

  /// No message of a model is nearly as long.
  private static final long MAX_STREAM = 256L * 1024 * 1024;

  private static final String RESUME = "What arrived is kept; resume the turn to go on.";

  private final HttpClient http;
  private final ClientTiming timing;
  private final RetryDelay delays;

  Exchange(HttpClient http, ClientTiming timing, RetryDelay delays) {
    this.http = http;
    this.timing = timing;
    this.delays = delays;
  }

  /// What became of a request.
  sealed interface Outcome {
    record Ended(AgentEvent last) implements Outcome {}

    /// Nothing has been streamed yet and a later attempt may work.
    ///
    /// @param failure the last event if there is no later attempt
    /// @param asked the delay the provider asks for
    record TryAgain(AgentEvent.Failed failure, Optional<Duration> asked) implements Outcome {}
  }

  Outcome run(HttpRequest request, Consumer<AgentEvent> sink, Cancellation cancellation)
      throws InterruptedException {
    CompletableFuture<HttpResponse<ResponseBody>> sent =
        http.sendAsync(request, _ -> new ResponseBody());
    cancellation.onCancel(() -> sent.cancel(true));
    HttpResponse<ResponseBody> response;
    try {
      response = sent.get(timing.firstByte().toNanos(), TimeUnit.NANOSECONDS);
    } catch (CancellationException _) {
      return cancelled();
    } catch (TimeoutException _) {
      sent.cancel(true);
      return ended("The provider did not answer in time.", "Resume the turn to try again.");
    } catch (ExecutionException e) {
      return cancellation.isCancelled() ? cancelled() : notSent(request, e.getCause());
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw e;
    }
    try (ResponseBody body = response.body()) {
      cancellation.onCancel(body::close);
      return response.statusCode() == 200
          ? read(response, body, sink)
          : refused(response, body.readAll(MAX_ERROR_BODY, timing.idle()));
    }
  }

  private Outcome refused(HttpResponse<ResponseBody> response, byte[] body) {
    int status = response.statusCode();
    ProviderError error = ProviderError.ofBody(body);
    AgentEvent.Failed failure = error.refused(status);
    Optional<Duration> asked = delays.asked(response.headers());
    return switch (status) {
      // A spend cap comes without the header: waiting does not help.
      case 429 ->
          asked.isPresent()
              ? new Outcome.TryAgain(
                  new AgentEvent.Failed(
                      "The provider limits the rate" + error.reason() + ".",
                      "Wait a little, then resume the turn.",
                      true),
                  asked)
              : new Outcome.Ended(failure);
      case 529 ->
          new Outcome.TryAgain(
              new AgentEvent.Failed(
                  "The provider is overloaded" + error.reason() + ".",
                  "Wait a little, then resume the turn.",
                  true),
              asked);
      case 500, 502, 503, 504 -> new Outcome.TryAgain(failure, asked);
      default -> new Outcome.Ended(failure);
    };
  }

  private static Outcome notSent(HttpRequest request, @Nullable Throwable cause) {
    String host = request.uri().getHost();
    if (cause instanceof SSLException) {
      return ended(
          "No safe connection to %s can be made: %s.".formatted(host, cause.getMessage()),
          "Check the base URL, the computer's clock and the network.");
    }
    boolean unreachable =
        cause instanceof ConnectException || cause instanceof HttpTimeoutException;
    return new Outcome.TryAgain(
        new AgentEvent.Failed(
            (unreachable ? "%s cannot be reached." : "%s closed the connection without an answer.")
                .formatted(host),
            "Check the network and the base URL, then resume the turn.",
            true),
        Optional.empty());
  }

  private Outcome read(
      HttpResponse<ResponseBody> response, ResponseBody body, Consumer<AgentEvent> sink)
      throws InterruptedException {
    String contentType = response.headers().firstValue("content-type").orElse("");
    if (!contentType.startsWith("text/event-stream")) {
      return ended("The answer is no event stream.", "Check the base URL in Settings.");
    }
    Watchdog watchdog = new Watchdog(timing.idle());
    MessageDecoder decoder = new MessageDecoder(sink);
    SseParser parser =
        new SseParser(
            SseParser.DEFAULT_LIMIT,
            event -> {
              decoder.accept(event);
              watchdog.alive();
            });
    long total = 0;
    while (decoder.end().isEmpty()) {
      switch (body.next(watchdog.left())) {
        case ResponseBody.Part.Bytes(List<ByteBuffer> buffers) -> {
          try {
            for (ByteBuffer buffer : buffers) {
              total += buffer.remaining();
              parser.feed(buffer);
            }
          } catch (IOException e) {
            return ended("The answer is malformed: " + e.getMessage() + ".", RESUME);
          }
          if (total > MAX_STREAM) {
            return ended("The answer does not end.", RESUME);
          }
        }
        case ResponseBody.Part.End() -> {
          return ended("The answer was cut off.", RESUME);
        }
        case ResponseBody.Part.Broken(String why) -> {
          LOG.info("Stream broken: {}", why);
          return ended("The connection broke in the middle of the answer.", RESUME);
        }
        case ResponseBody.Part.Closed() -> {
          return cancelled();
        }
        case ResponseBody.Part.Silence() -> {
          return ended(
              "The provider fell silent for %d s."
                  .formatted(Math.max(1, timing.idle().toSeconds())),
              RESUME);
        }
      }
    }
    return new Outcome.Ended(decoder.end().get());
  }

  private static Outcome cancelled() {
    return new Outcome.Ended(new AgentEvent.MessageStopped(StopReason.CANCELLED));
  }

  private static Outcome ended(String what, String next) {
    return new Outcome.Ended(new AgentEvent.Failed(what, next, true));
  }

  /// Time left until a stream without events counts as dead. Only whole events keep it alive: a
  /// peer that drips bytes does not.
  private static final class Watchdog {
    private final Duration idle;
    private long deadline;

    Watchdog(Duration idle) {
      this.idle = idle;
      alive();
    }

    void alive() {
      deadline = System.nanoTime() + idle.toNanos();
    }

    Duration left() {
      return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
  }
}

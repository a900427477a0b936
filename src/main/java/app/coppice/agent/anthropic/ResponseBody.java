package app.coppice.agent.anthropic;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The bytes of a response, pulled by one reader with a timeout. Asks the connection for more only
/// when the reader does, so a slow reader slows the sender; `close` from any thread ends a wait at
/// once and drops the connection.
final class ResponseBody implements BodySubscriber<ResponseBody>, AutoCloseable {
  /// What the reader finds in the queue.
  sealed interface Part {
    record Bytes(List<ByteBuffer> buffers) implements Part {}

    /// The body has ended as it should.
    record End() implements Part {}

    record Broken(String why) implements Part {}

    /// Somebody closed it.
    record Closed() implements Part {}

    /// Nothing came in time.
    record Silence() implements Part {}
  }

  private final LinkedBlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
  private volatile boolean closed;

  @Override
  public CompletionStage<ResponseBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription.set(newSubscription);
    if (closed) {
      newSubscription.cancel();
    } else {
      newSubscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    parts.add(new Part.Bytes(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    String message = failure.getMessage();
    parts.add(new Part.Broken(message == null ? failure.getClass().getSimpleName() : message));
  }

  @Override
  public void onComplete() {
    parts.add(new Part.End());
  }

  /// Waits for the next part. One reader only.
  Part next(Duration timeout) throws InterruptedException {
    Part part = parts.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    if (closed) {
      return new Part.Closed();
    }
    if (part == null) {
      return new Part.Silence();
    }
    Flow.Subscription current = subscription.get();
    if (part instanceof Part.Bytes && current != null) {
      current.request(1);
    }
    return part;
  }

  /// Reads to the end, at most `limit` bytes; what is beyond, or comes too late, is left.
  byte[] readAll(int limit, Duration timeout) throws InterruptedException {
    ByteBuffer all = ByteBuffer.allocate(limit);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (all.hasRemaining()
        && next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))
            instanceof Part.Bytes(List<ByteBuffer> buffers)) {
      for (ByteBuffer buffer : buffers) {
        int count = Math.min(buffer.remaining(), all.remaining());
        all.put(buffer.slice(buffer.position(), count));
      }
    }
    byte[] bytes = new byte[all.position()];
    all.flip().get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    closed = true;
    Flow.Subscription current = subscription.get();
    if (current != null) {
      current.cancel();
    }
    parts.add(new Part.Closed());
  }
}

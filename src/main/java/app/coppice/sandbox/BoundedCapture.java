package app.coppice.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/// Reads one stream of a child process to its end on a thread of its own and keeps the first
/// `limit` bytes; the rest is read and dropped, so that the child never blocks on a full pipe.
final class BoundedCapture {
  private static final int CHUNK = 8192;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final InputStream stream;
  private final int limit;
  private final Consumer<byte[]> listener;
  private final Thread reader;

  /// @param listener hears every piece on the reading thread, also what is beyond the limit
  BoundedCapture(String name, InputStream stream, int limit, Consumer<byte[]> listener) {
    this.stream = stream;
    this.limit = limit;
    this.listener = listener;
    // A platform thread: a pipe read blocks in native code.
    this.reader = Thread.ofPlatform().daemon().name(name).start(this::drain);
  }

  /// What was read so far, once the stream has ended or `patience` is over. A daemon that inherited
  /// the pipe can hold it open for ever.
  byte[] await(Duration patience) throws InterruptedException {
    if (!reader.join(patience)) {
      try {
        stream.close();
      } catch (IOException e) {
        // The reader ends with its pipe; what it read is kept.
      }
    }
    synchronized (kept) {
      return kept.toByteArray();
    }
  }

  private void drain() {
    var chunk = new byte[CHUNK];
    try {
      for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
        keep(chunk, count);
        listener.accept(Arrays.copyOf(chunk, count));
      }
    } catch (IOException e) {
      // A pipe that breaks has ended: the exit status says how the child fared.
    }
  }

  private void keep(byte[] chunk, int count) {
    synchronized (kept) {
      kept.write(chunk, 0, Math.min(count, Math.max(0, limit - kept.size())));
    }
  }
}

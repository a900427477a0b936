package app.coppice;

import app.coppice.rehearsal.RecordedMessage;
import app.coppice.rehearsal.RecordedMessage.Part;
import app.coppice.rehearsal.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A model that talks word by word without an end and remembers when it sent each word; asked to
/// `run`, it calls a command that lasts.
final class SlowModel implements AutoCloseable {
  static final Duration BETWEEN_WORDS = Duration.ofMillis(10);

  private static final String TALK = WireFormat.stream(RecordedMessage.text("WORD"));
  private static final int FIRST_WORD = TALK.indexOf("event: content_block_delta");
  private static final String WORD =
      TALK.substring(FIRST_WORD, TALK.indexOf("event: content_block_stop"));
  private static final String RUN =
      WireFormat.stream(
          new RecordedMessage(
              List.of(new Part.ToolUse("toolu_1", "run_command", "{\"command\":\"sleep 60\"}"))));

  private final ServerSocket listener;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// When the words were handed to the system, by `System.nanoTime()`.
  private final CopyOnWriteArrayList<Long> sent = new CopyOnWriteArrayList<>();

  private final Semaphore progress = new Semaphore(0);

  SlowModel() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().name("slow-model").start(this::accept);
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  static String word(int number) {
    return "w%05d ".formatted(number);
  }

  List<Long> sent() {
    return List.copyOf(sent);
  }

  boolean awaitWords(int count, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (sent.size() < count) {
      if (!progress.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    return true;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().name("slow-model-talk").start(() -> serve(socket));
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      String request = request(new BufferedInputStream(socket.getInputStream()));
      OutputStream out = socket.getOutputStream();
      write(out, "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n");
      if (request.contains("\"run\"")) {
        write(out, RUN);
      } else {
        write(out, TALK.substring(0, FIRST_WORD));
        talk(out);
      }
    } catch (IOException e) {
      // The other side was killed: that is what it is for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(OutputStream out) throws IOException, InterruptedException {
    while (!closed.await(BETWEEN_WORDS.toNanos(), TimeUnit.NANOSECONDS)) {
      write(out, WORD.replace("WORD", word(sent.size())));
      sent.add(System.nanoTime());
      progress.release();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// The body of the one request of a connection.
  private static String request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection ended in the head");
      }
      head.append((char) next);
    }
    int length =
        head.toString()
            .lines()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
            .findFirst()
            .orElse(0);
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
  }
}

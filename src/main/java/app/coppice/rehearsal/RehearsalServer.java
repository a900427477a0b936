package app.coppice.rehearsal;

import app.coppice.rehearsal.HttpConnection.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A model server inside the app, reached over loopback only, in the wire format of the Messages
/// API. It keeps nothing between requests: what comes next stands in the request itself.
/// Thread-safe; each connection has a virtual thread.
///
/// Whoever asks must know the token of this launch, so that no other program on the machine talks
/// to it by accident.
public final class RehearsalServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RehearsalServer.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ServerSocket listener;
  private final String token;
  private final Pace pace;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  private RehearsalServer(ServerSocket listener, String token, Pace pace, Script script) {
    this.listener = listener;
    this.token = token;
    this.pace = pace;
    this.script = script;
  }

  /// Starts on a free port with the recorded sessions.
  public static RehearsalServer start(Pace pace) throws IOException {
    return start(pace, Rehearsal.script());
  }

  public static RehearsalServer start(Pace pace, Script script) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 64);
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    RehearsalServer server =
        new RehearsalServer(listener, "recorded-" + HexFormat.of().formatHex(random), pace, script);
    Thread.ofVirtual().name("rehearsal-accept").start(server::accept);
    return server;
  }

  /// The base URL for a client, such as `http://127.0.0.1:40123`.
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /// What a client must send as its key.
  public String token() {
    return token;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().name("rehearsal-connection").start(() -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.warn("The rehearsal server cannot take a connection", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (HttpConnection connection = new HttpConnection(socket)) {
      answer(connection, connection.read());
    } catch (IOException e) {
      LOG.debug("A rehearsal connection ended: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private void answer(HttpConnection connection, Request request)
      throws IOException, InterruptedException {
    if (!request.line().startsWith("POST /v1/messages ")) {
      refuse(connection, 404, "not_found_error", "Only POST /v1/messages is served.");
    } else if (!knowsToken(request.headers().getOrDefault("x-api-key", ""))) {
      refuse(connection, 401, "authentication_error", "Wrong x-api-key.");
    } else if (!request.headers().containsKey("anthropic-version")) {
      refuse(connection, 400, "invalid_request_error", "anthropic-version: header is required");
    } else {
      Reply reply;
      try {
        reply =
            script.reply(
                new ModelRequest(
                    JSON.readTree(new String(request.body(), StandardCharsets.UTF_8))));
      } catch (JacksonException _) {
        refuse(connection, 400, "invalid_request_error", "The body is not JSON.");
        return;
      }
      send(connection, reply, request.body().length);
    }
  }

  private boolean knowsToken(String key) {
    return MessageDigest.isEqual(
        key.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(HttpConnection connection, int status, String type, String message)
      throws IOException {
    connection.respond(
        status,
        Map.of(),
        "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}"
            .formatted(type, message));
  }

  private void send(HttpConnection connection, Reply reply, int requestLength)
      throws IOException, InterruptedException {
    switch (reply) {
      case Reply.Message(RecordedMessage message) -> {
        connection.startStream();
        List<String> events =
            WireFormat.events(message, "msg_" + System.nanoTime(), requestLength / 4);
        await(pace.first());
        for (String event : events) {
          connection.chunk(event.getBytes(StandardCharsets.UTF_8));
          await(event.startsWith("event: content_block_delta") ? pace.between() : Duration.ZERO);
        }
        connection.endStream();
      }
      case Reply.Refusal(int status, Map<String, String> headers, String body) ->
          connection.respond(status, headers, body);
      case Reply.Raw(List<byte[]> pieces, Reply.Ending ending) -> {
        connection.startStream();
        for (byte[] piece : pieces) {
          connection.chunk(piece);
        }
        switch (ending) {
          case COMPLETE -> connection.endStream();
          case CUT -> connection.close();
          case SILENCE -> closed.await();
        }
      }
      case Reply.Flood(long bytes) -> {
        connection.startStream();
        byte[] block = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        for (long sent = 0; sent < bytes; sent += block.length) {
          connection.chunk(block);
        }
        connection.endStream();
      }
      case Reply.Drip(Duration between) -> {
        connection.startStream();
        while (!closed.await(between.toNanos(), TimeUnit.NANOSECONDS)) {
          connection.chunk(new byte[] {':'});
        }
      }
      case Reply.Disconnect() -> connection.cut();
    }
  }

  /// Waits, but not beyond the server's end.
  private void await(Duration delay) throws InterruptedException {
    if (delay.isPositive() && closed.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the server was closed");
    }
  }

  /// Ends all streams and frees the port.
  @Override
  public void close() {
    closed.countDown();
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.warn("The rehearsal server did not close cleanly", e);
    }
  }
}

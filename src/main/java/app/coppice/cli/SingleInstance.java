package app.coppice.cli;

import app.coppice.session.ActionResult;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one window of a profile. It holds the profile's lock file and listens on loopback; its port
/// and a random token stand in a file that only its owner can read. Another process of the same
/// person hands a request over, see {@link HandOver}, and gets its outcome.
public final class SingleInstance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_MESSAGE = 65_536;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int TRIES = 40;
  private static final long PAUSE_NANOS = 100_000_000;

  /// A commit may run the person's hooks.
  private static final int WORK_MILLIS = 20 * 60 * 1_000;

  /// What the window only takes note of.
  private static final int COURTESY_MILLIS = 5_000;

  /// Requests that are answered at the same time; more are turned away.
  private static final int MOST_AT_ONCE = 16;

  private final Path contact;
  private final FileChannel lock;
  private final ServerSocket server;
  private final String token;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /// Does what is handed over.
  public interface Host {
    CompletableFuture<ActionResult> take(HandOver request);
  }

  private SingleInstance(Path contact, FileChannel lock, ServerSocket server, String token) {
    this.contact = contact;
    this.lock = lock;
    this.server = server;
    this.token = token;
  }

  /// Becomes the profile's instance; empty when another process is.
  ///
  /// @param host takes what other processes hand over, each on a virtual thread
  public static Optional<SingleInstance> claim(Profile profile, Host host) throws IOException {
    FileChannel lock =
        FileChannel.open(profile.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      lock.close();
      return Optional.empty();
    }
    ServerSocket server = new ServerSocket();
    try {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      SingleInstance instance =
          new SingleInstance(profile.contactFile(), lock, server, HexFormat.of().formatHex(random));
      instance.publish();
      Thread.ofVirtual().name("instance").start(() -> instance.listen(host));
      return Optional.of(instance);
    } catch (IOException | RuntimeException e) {
      try (lock;
          server) {
        throw e;
      }
    }
  }

  private void publish() throws IOException {
    String text =
        JSON.createObjectNode().put("port", server.getLocalPort()).put("token", token).toString();
    Path temporary = contact.resolveSibling("instance.json.new");
    Files.deleteIfExists(temporary);
    Files.createFile(temporary);
    if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(temporary, text);
    Files.move(
        temporary, contact, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void listen(Host host) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (places.tryAcquire()) {
          Thread.ofVirtual().name("hand-over").start(() -> serve(socket, host));
        } else {
          Thread.ofVirtual().name("turn-away").start(() -> turnAway(socket));
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("A hand-over did not come in: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket accepted, Host host) {
    try {
      answer(accepted, host);
    } finally {
      places.release();
    }
  }

  private void turnAway(Socket accepted) {
    ActionResult refusal =
        new ActionResult.Refused("Coppice's window has too much to do at once. Try again.");
    answer(accepted, _ -> CompletableFuture.completedFuture(refusal));
  }

  private void answer(Socket accepted, Host host) {
    try (Socket socket = accepted) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      HandOver request = read(socket.getInputStream());
      ActionResult result = host.take(request).get();
      socket.getOutputStream().write(line(HandOverCodec.encode(result)));
    } catch (IOException | JacksonException | IllegalArgumentException | ExecutionException e) {
      if (!server.isClosed()) {
        LOG.warn("A hand-over was refused: {}", e.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Who does not know the token is not heard at all.
  private HandOver read(InputStream in) throws IOException {
    JsonNode message = JSON.readTree(new String(Passphrase.readLine(in, LONGEST_MESSAGE)));
    byte[] given = message.path("token").asString("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8))) {
      throw new IOException("wrong token");
    }
    return HandOverCodec.decode(message);
  }

  private static byte[] line(ObjectNode node) {
    return (node + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// Hands a request to the profile's running instance and waits for its outcome; empty when there
  /// is none, or it cannot be reached.
  ///
  /// @throws IOException when the instance took the request and ended without an answer
  public static Optional<ActionResult> handOver(Profile profile, HandOver request)
      throws IOException {
    try (Socket socket = new Socket()) {
      if (!send(socket, profile, request)) {
        return Optional.empty();
      }
      socket.setSoTimeout(patience(request));
      try {
        String answer = new String(Passphrase.readLine(socket.getInputStream(), LONGEST_MESSAGE));
        return Optional.of(HandOverCodec.answer(JSON.readTree(answer)));
      } catch (IOException | JacksonException | IllegalArgumentException e) {
        throw new IOException(
            "Coppice's window took the request and gave no answer. Look at the session there.", e);
      }
    }
  }

  private static int patience(HandOver request) {
    return switch (request) {
      case HandOver.Notice _, HandOver.OpenFolders _, HandOver.Rehearse _ -> COURTESY_MILLIS;
      case HandOver.Act _ -> WORK_MILLIS;
    };
  }

  private static boolean send(Socket socket, Profile profile, HandOver request) {
    try {
      JsonNode contact = JSON.readTree(Files.readString(profile.contactFile()));
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), contact.path("port").asInt(0)),
          PATIENCE_MILLIS);
      String token = contact.path("token").asString("");
      socket.getOutputStream().write(line(HandOverCodec.encode(request).put("token", token)));
      return true;
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      LOG.debug("There is no window to hand over to: {}", e.getMessage());
      return false;
    }
  }

  /// The same for a window that may be starting; empty when none answers within 4 s.
  public static Optional<ActionResult> handOverPatiently(Profile profile, HandOver request)
      throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Optional<ActionResult> answer = handOver(profile, request);
      if (answer.isPresent()) {
        return answer;
      }
      // Its contact file may not be there yet: nothing signals that.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try (lock;
        server) {
      Files.deleteIfExists(contact);
    }
  }
}

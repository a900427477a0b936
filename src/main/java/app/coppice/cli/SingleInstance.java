package app.coppice.cli;

import app.coppice.settings.Profile;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one window of a profile. It holds the profile's lock file and listens on loopback; its port
/// and a random token stand in a file that only its owner can read. A second start hands its
/// folders over as data: nothing in them is ever taken for an option.
public final class SingleInstance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_MESSAGE = 65_536;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int TRIES = 40;
  private static final long PAUSE_NANOS = 100_000_000;

  private final Path contact;
  private final FileChannel lock;
  private final ServerSocket server;
  private final String token;

  private SingleInstance(Path contact, FileChannel lock, ServerSocket server, String token) {
    this.contact = contact;
    this.lock = lock;
    this.server = server;
    this.token = token;
  }

  /// Becomes the profile's instance; empty when another process is.
  ///
  /// @param folders takes what later starts hand over, on a virtual thread
  public static Optional<SingleInstance> claim(Profile profile, Consumer<List<Path>> folders)
      throws IOException {
    FileChannel lock =
        FileChannel.open(profile.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      lock.close();
      return Optional.empty();
    }
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    SingleInstance instance =
        new SingleInstance(contact(profile), lock, server, HexFormat.of().formatHex(random));
    instance.publish();
    Thread.ofVirtual().name("instance").start(() -> instance.listen(folders));
    return Optional.of(instance);
  }

  private static Path contact(Profile profile) {
    return profile.folder().resolve("instance.json");
  }

  private void publish() throws IOException {
    String text =
        JSON.createObjectNode().put("port", server.getLocalPort()).put("token", token).toString();
    Path temporary = contact.resolveSibling("instance.json.new");
    Files.deleteIfExists(temporary);
    Files.createFile(temporary);
    if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(temporary, text);
    Files.move(
        temporary, contact, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void listen(Consumer<List<Path>> folders) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        String line = new String(Passphrase.readLine(socket.getInputStream(), LONGEST_MESSAGE));
        folders.accept(read(line));
        socket.getOutputStream().write("ok\n".getBytes(StandardCharsets.UTF_8));
      } catch (IOException | JacksonException | IllegalArgumentException e) {
        if (!server.isClosed()) {
          LOG.warn("A hand-over was refused: {}", e.getMessage());
        }
      }
    }
  }

  private List<Path> read(String line) throws IOException {
    JsonNode message = JSON.readTree(line);
    byte[] given = message.path("token").asString("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8))) {
      throw new IOException("wrong token");
    }
    List<Path> folders = new ArrayList<>();
    message.path("folders").forEach(folder -> folders.add(Path.of(folder.asString(""))));
    return folders;
  }

  /// Hands folders to the profile's running instance; false when it does not answer within 4 s.
  public static boolean handOver(Profile profile, List<Path> folders) {
    for (int i = 0; i < TRIES; i++) {
      try {
        JsonNode contact = JSON.readTree(Files.readString(contact(profile)));
        return send(contact, folders);
      } catch (IOException | JacksonException e) {
        // It may be starting, and its contact file not be there yet: nothing signals that.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return false;
  }

  private static boolean send(JsonNode contact, List<Path> folders) throws IOException {
    ObjectNode message = JSON.createObjectNode().put("token", contact.path("token").asString(""));
    var array = message.putArray("folders");
    folders.forEach(folder -> array.add(folder.toAbsolutePath().toString()));
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), contact.path("port").asInt(0)),
          PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write((message + "\n").getBytes(StandardCharsets.UTF_8));
      return new String(Passphrase.readLine(socket.getInputStream(), 64)).equals("ok");
    }
  }

  @Override
  public void close() throws IOException {
    try (lock;
        server) {
      Files.deleteIfExists(contact);
    }
  }
}

package app.coppice.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The files of what is begun, beside the journals of their sessions, with which they go: readable
/// for the person alone, replaced as a whole, one change after the other. Thread-safe.
final class BeginningsShelf implements Beginnings, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BeginningsShelf.class);
  private static final String PREFIX = "begun-";

  private final SessionShelf shelf;
  private final Predicate<String> isClean;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("beginnings").factory());

  /// Takes away what a writer left half written that was killed.
  ///
  /// @param isClean whether a text holds no secret
  BeginningsShelf(SessionShelf shelf, Predicate<String> isClean) {
    this.shelf = shelf;
    this.isClean = isClean;
    writer.execute(this::sweep);
  }

  private void sweep() {
    try {
      for (SessionId each : shelf.ids()) {
        HalfWritten.sweep(folder(each));
      }
    } catch (IOException e) {
      LOG.warn("What is half written stays: {}", e.getMessage());
    }
  }

  @Override
  public CompletableFuture<List<Begun>> of(SessionId session) {
    return CompletableFuture.supplyAsync(() -> read(folder(session)), writer);
  }

  private static List<Begun> read(Path folder) {
    List<Begun> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*.json")) {
        for (Path file : files) {
          try {
            found.add(BegunCodec.decode(Files.readString(file)));
          } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("{} is passed over: {}", file.getFileName(), e.getMessage());
          }
        }
      } catch (IOException e) {
        LOG.warn("What is begun in {} cannot be read: {}", folder, e.getMessage());
      }
    }
    return found;
  }

  @Override
  public CompletableFuture<KeepResult> keep(SessionId session, Begun begun) {
    return CompletableFuture.supplyAsync(() -> write(file(session, begun.name()), begun), writer);
  }

  private KeepResult write(Path file, Begun begun) {
    Path folder = Objects.requireNonNull(file.getParent());
    if (!Files.isDirectory(folder)) {
      return new KeepResult.Gone();
    }
    try {
      Optional<Begun> clean = clean(begun);
      if (clean.isEmpty()) {
        Files.deleteIfExists(file);
        return new KeepResult.Secret();
      }
      HalfWritten.replace(file, BegunCodec.encode(clean.get()));
      return clean.get().equals(begun) ? new KeepResult.Kept() : new KeepResult.Secret();
    } catch (IOException e) {
      LOG.warn("What is begun was not kept in {}: {}", folder, e.toString());
      return new KeepResult.Failed(folder, reason(e));
    }
  }

  private static String reason(IOException e) {
    String said = e instanceof FileSystemException it ? it.getReason() : e.getMessage();
    return Objects.requireNonNullElse(said, "");
  }

  /// What of it may be written: of decisions those about files without a secret.
  private Optional<Begun> clean(Begun begun) {
    if (begun instanceof Begun.Decisions(var with, List<Begun.Decided> files)) {
      var clean = files.stream().filter(it -> isClean.test(it.text())).toList();
      return clean.isEmpty() ? Optional.empty() : Optional.of(new Begun.Decisions(with, clean));
    }
    return hasNoSecret(begun) ? Optional.of(begun) : Optional.empty();
  }

  private boolean hasNoSecret(Begun begun) {
    return switch (begun) {
      case Begun.Edit(FileText.Opened opened, String text) ->
          isClean.test(text) && isClean.test(opened.text());
      case Begun.Comment(var where, String text) ->
          isClean.test(text) && isClean.test(where.lines().getFirst().text());
      case Begun.Change(String _, String text) -> isClean.test(text);
      case Begun.Message(String text, String instead, String _) ->
          isClean.test(text) && isClean.test(instead);
      case Begun.Landing(String _, String into) -> isClean.test(into);
      case Begun.Decisions(var _, List<Begun.Decided> files) ->
          files.stream().allMatch(it -> isClean.test(it.text()));
    };
  }

  @Override
  public void drop(SessionId session, String name) {
    writer.execute(() -> {
      try {
        Files.deleteIfExists(file(session, name));
      } catch (IOException e) {
        LOG.warn("{} of session {} stays: {}", name, session, e.getMessage());
      }
    });
  }

  private Path folder(SessionId session) {
    return Objects.requireNonNull(shelf.journal(session).getParent());
  }

  /// A name holds what others wrote, such as a comment's id: no path is made of it.
  private Path file(SessionId session, String name) {
    return folder(session).resolve(PREFIX + digest(name) + ".json");
  }

  /// A name for a text, as good as the text.
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// Waits until all is written.
  @Override
  public void close() {
    writer.close();
  }
}

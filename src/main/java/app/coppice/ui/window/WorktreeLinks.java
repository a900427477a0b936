package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.FilePlace;
import app.coppice.ui.console.LinkActions;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Opens what the text of a session's terminals names: pages of the web, and files of the worktree,
/// changed ones in the review, others in the person's editor. FX thread only.
final class WorktreeLinks implements LinkActions {
  private final Engine engine;
  private final PaneRequests requests;
  private final NoticeBar notices;
  private final Supplier<Optional<SessionId>> session;

  WorktreeLinks(
      Engine engine,
      PaneRequests requests,
      NoticeBar notices,
      Supplier<Optional<SessionId>> session) {
    this.engine = engine;
    this.requests = requests;
    this.notices = notices;
    this.session = session;
  }

  @Override
  public void openWeb(URI address) {
    requests.openLink(address);
  }

  @Override
  public CompletableFuture<Optional<Path>> find(String folder, String path) {
    Optional<Path> worktree = snapshot().map(SessionSnapshot::worktree);
    return CompletableFuture.supplyAsync(
        () -> worktree.flatMap(root -> find(root, folder, path)), Thread::startVirtualThread);
  }

  /// The file that a program in `folder` means: by its full path, from that folder, from the
  /// worktree, or as git writes the two sides of a change. What by its name alone is outside is not
  /// even looked at: it may be of another computer. Inside all links are followed, so that none
  /// leads out of the worktree.
  static Optional<Path> find(Path worktree, String folder, String path) {
    String bare = path.startsWith("a/") || path.startsWith("b/") ? path.substring(2) : path;
    try {
      Path root = worktree.toRealPath();
      Path from = folder.isEmpty() ? root : root.resolve(folder);
      for (Path candidate : List.of(from.resolve(path), root.resolve(path), root.resolve(bare))) {
        Optional<Path> found = inside(worktree, root, candidate);
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (IOException | InvalidPathException _) {
      // It is no file that can be opened.
    }
    return Optional.empty();
  }

  /// The file with exactly that path in a worktree. As with {@link #find(Path, String, String)} no
  /// link leads out. Reads the disk; on any thread.
  static Optional<Path> file(Path worktree, String path) {
    try {
      Path root = worktree.toRealPath();
      return inside(worktree, root, root.resolve(path));
    } catch (IOException | InvalidPathException _) {
      return Optional.empty(); // It is no file that can be opened.
    }
  }

  private static Optional<Path> inside(Path worktree, Path root, Path candidate)
      throws IOException {
    Path plain = candidate.normalize();
    boolean inside = plain.startsWith(root) || plain.startsWith(worktree);
    return inside && Files.isRegularFile(plain)
        ? Optional.of(plain.toRealPath()).filter(real -> real.startsWith(root))
        : Optional.empty();
  }

  @Override
  public void open(Terminal terminal, FilePlace place) {
    snapshot()
        .ifPresent(shown -> {
          CompletableFuture<Path> root =
              CompletableFuture.supplyAsync(
                  () -> real(shown.worktree()), Thread::startVirtualThread);
          FxThread.deliver(root, it -> open(shown, it, place), _ -> {});
        });
  }

  @Override
  public void openInEditor(FilePlace place) {
    session.get().ifPresent(it -> requests.openFile(it, place));
  }

  private static Path real(Path worktree) {
    try {
      return worktree.toRealPath();
    } catch (IOException _) {
      return worktree; // as it is known will do
    }
  }

  /// As git writes it: where folders are parted by a slash, a backslash is part of a name.
  static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace(File.separatorChar, '/');
  }

  private void open(SessionSnapshot shown, Path root, FilePlace place) {
    String path = relative(root, place.file());
    if (shown.changes().files().stream().anyMatch(file -> file.path().equals(path))) {
      requests.reviewFile(shown.id(), path, place.line());
    } else {
      requests.openFile(shown.id(), place);
    }
  }

  @Override
  public void refuse(String address) {
    notices.problem(Messages.text("window.link.refused", address));
  }

  private Optional<SessionSnapshot> snapshot() {
    return session.get().flatMap(engine::session);
  }
}

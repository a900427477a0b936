package app.coppice.session;

import app.coppice.git.FolderSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds up what sessions take on the disk. Blocking; thread-safe; reads only.
final class DiskUses {
  private static final Logger LOG = LoggerFactory.getLogger(DiskUses.class);

  private final SessionGit git;
  private final SessionShelf shelf;

  DiskUses(SessionGit git, SessionShelf shelf) {
    this.git = git;
    this.shelf = shelf;
  }

  /// One session to look at.
  record Subject(SessionSnapshot session, boolean removed) {}

  /// The largest first. What cannot be read counts as nothing.
  List<DiskUse> of(Collection<Subject> subjects) throws IOException {
    List<DiskUse> uses = new ArrayList<>();
    for (Subject subject : subjects) {
      SessionSnapshot session = subject.session();
      boolean away = subject.removed() || session.state() == SessionState.ARCHIVED;
      uses.add(
          new DiskUse(
              session.id(),
              session.title(),
              session.repository(),
              subject.removed(),
              away ? 0 : folder(session.worktree()),
              kept(session),
              shelf.size(session.id())));
    }
    uses.sort(Comparator.comparingLong(DiskUse::total).reversed());
    return uses;
  }

  private long kept(SessionSnapshot session) {
    try {
      return Files.exists(session.repository()) ? git.weigh(session).bytes() : 0;
    } catch (IOException e) {
      LOG.info("What is kept of session {} cannot be weighed: {}", session.id(), e.getMessage());
      return 0;
    }
  }

  private static long folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    return FolderSize.of(folder);
  }
}

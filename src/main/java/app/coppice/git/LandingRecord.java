package app.coppice.git;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;

/// What a landing is about to do, on disk in `<git folder>/coppice/` from before its first change
/// until after its last, so that one that was cut off can be finished or taken back.
///
/// @param base the branch that moves
/// @param from its old commit
/// @param to its new commit
/// @param folder the worktree that has the base checked out
/// @param gitFolder that worktree's own
/// @param log what the reflog says of it
record LandingRecord(
    String base, ObjectId from, ObjectId to, Path folder, Path gitFolder, String log) {
  private static final String SUFFIX = ".landing";

  /// Refs that keep what landings lead to while they are under way: before its branch moves nothing
  /// else holds a merge, and git may tidy up at any time.
  private static final String HELD = "refs/coppice/landing/";

  private static final String MERGE = "merge ";

  /// What the reflog says of a landing that is undone, before the branch's name.
  static final String UNDO = "undo merge ";

  /// What it says of a session's branch that takes in its base, before the base's name.
  static final String UPDATE = "update from ";

  static LandingRecord of(
      String branch, ObjectId from, ObjectId to, BaseCheckout checkout, String log) {
    return new LandingRecord(branch, from, to, checkout.folder(), checkout.gitFolder(), log);
  }

  /// Where it lies: one landing at a time for a commit that a base leaves.
  Path file(Repository repository) {
    return home(repository).resolve(name() + SUFFIX);
  }

  private String name() {
    return from.name() + "-" + to.name();
  }

  /// Writes it through to the disk.
  void write(Repository repository) throws IOException {
    if (!Shelf.move(repository, HELD + name(), to)) {
      throw new IOException("The ref " + HELD + name() + " could not be made");
    }
    String text =
        line("base", base)
            + line("from", from.name())
            + line("to", to.name())
            + line("folder", folder.toString())
            + line("git-folder", gitFolder.toString())
            + line("log", log);
    writeThrough(file(repository), text);
  }

  static void writeThrough(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try (var out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The session's branch: the one that lands, as the log names it, or the one that is updated.
  String branch() {
    if (log.startsWith(UPDATE)) {
      return base;
    }
    if (log.startsWith(UNDO)) {
      return log.substring(UNDO.length());
    }
    String rest = log.startsWith(MERGE) ? log.substring(MERGE.length()) : "";
    int end = rest.indexOf(':');
    return end < 0 ? rest : rest.substring(0, end);
  }

  void remove(Repository repository) throws IOException {
    Files.deleteIfExists(file(repository));
    Shelf.delete(repository, HELD + name());
  }

  /// Whether something is held for a landing.
  static boolean anyHeld(Repository repository) throws IOException {
    return !repository.jgit().getRefDatabase().getRefsByPrefix(HELD).isEmpty();
  }

  /// Lets go of what is held for landings that are over. For who has the turn to land.
  static void release(Repository repository) throws IOException {
    List<String> going = all(repository).stream().map(it -> HELD + it.name()).toList();
    for (Ref ref : repository.jgit().getRefDatabase().getRefsByPrefix(HELD)) {
      if (!going.contains(ref.getName())) {
        Shelf.delete(repository, ref.getName());
      }
    }
  }

  boolean moveRef(Repository repository) throws IOException {
    return moveRef(repository, base, from, to, log);
  }

  /// What it is, in words that follow an article.
  String what() {
    String target = "“" + base + "”";
    if (log.startsWith(UPDATE)) {
      return "update of " + target;
    }
    return log.startsWith(UNDO) ? "undoing of a landing in " + target : "landing in " + target;
  }

  /// The same with its article, at the start of a sentence.
  String named() {
    return (log.startsWith(UPDATE) || log.startsWith(UNDO) ? "An " : "A ") + what();
  }

  /// Moves a branch that still stands at `from`; also back, and to commits made anew.
  static boolean moveRef(
      Repository repository, String branch, ObjectId from, ObjectId to, String log)
      throws IOException {
    RefUpdate update = repository.jgit().updateRef(Constants.R_HEADS + branch);
    update.setExpectedOldObjectId(from);
    update.setNewObjectId(to);
    update.setForceUpdate(true);
    update.setRefLogMessage(log, false);
    return RefMove.done(update);
  }

  /// Those that were not removed, whatever cut them off.
  static List<LandingRecord> all(Repository repository) throws IOException {
    Path home = home(repository);
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    var records = new ArrayList<LandingRecord>();
    try (var files = Files.newDirectoryStream(home, "*" + SUFFIX)) {
      for (Path file : files) {
        read(file).filter(record -> record.file(repository).equals(file)).ifPresent(records::add);
      }
    }
    return records;
  }

  private static Optional<LandingRecord> read(Path file) throws IOException {
    var values = new Properties();
    values.load(new StringReader(Files.readString(file)));
    try {
      return Optional.of(
          new LandingRecord(
              values.getProperty("base", ""),
              ObjectId.fromString(values.getProperty("from", "")),
              ObjectId.fromString(values.getProperty("to", "")),
              Path.of(values.getProperty("folder", "")),
              Path.of(values.getProperty("git-folder", "")),
              values.getProperty("log", "")));
    } catch (InvalidObjectIdException e) {
      // None of ours: they are moved into place whole.
      return Optional.empty();
    }
  }

  static Path home(Repository repository) {
    return repository.gitFolder().resolve("coppice");
  }

  static String line(String key, String value) {
    return key + "=" + value.replace("\\", "\\\\").replace("\n", "\\n") + "\n";
  }
}

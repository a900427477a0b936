package app.coppice.git;

import app.coppice.diff.LfsPointer;
import app.coppice.git.Contents.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What pointers of Git LFS stand for, as far as it is on this disk: in the repository's own store,
/// else as the file of the worktree. Nothing is fetched, no program runs, and nothing is taken for
/// a content that is not what the pointer says. Reads only.
///
/// @param store its folder of objects, which need not be there
record LfsObjects(Path store, Path worktree) {
  private static final int FAN = 2;

  static LfsObjects of(QuietRepository repository, Worktree worktree) {
    Path common = repository.getCommonDirectory().toPath();
    return new LfsObjects(common.resolve("lfs").resolve("objects"), worktree.folder());
  }

  /// The content in a pointer's place; whatever else it is, and a pointer whose content is not
  /// here, stays.
  ///
  /// @param most bytes of it; a longer one is without them
  Held fill(Held side, String path, int most) throws IOException {
    Optional<LfsPointer> pointer = LfsPointer.parse(side.bytes());
    if (pointer.isEmpty()) {
      return side;
    }
    for (Path file : List.of(kept(pointer.get().oid()), worktree.resolve(path))) {
      Optional<Held> content = read(file, pointer.get(), most);
      if (content.isPresent()) {
        return content.get();
      }
    }
    return side;
  }

  private Path kept(String oid) {
    return store.resolve(oid.substring(0, FAN)).resolve(oid.substring(FAN, 2 * FAN)).resolve(oid);
  }

  private static Optional<Held> read(Path file, LfsPointer pointer, int most) throws IOException {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) != pointer.size()) {
        return Optional.empty();
      }
      if (pointer.size() > most) {
        return Optional.of(new Held(new byte[0], true, pointer.size()));
      }
      try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes((int) pointer.size());
        return pointer.isOf(bytes) ? Optional.of(Held.whole(bytes)) : Optional.empty();
      }
    } catch (NoSuchFileException e) {
      // It went meanwhile.
      return Optional.empty();
    }
  }
}

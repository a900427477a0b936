package app.coppice.git;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/// What symbolic links hold: bytes, which need be neither text nor a tidy path. Java reads all of
/// them, but makes links to tidy paths alone (`a//b/` becomes `a/b`), so the system's own `symlink`
/// makes the others, on Linux and macOS (untested). Blocking; thread-safe.
final class LinkTarget {
  private LinkTarget() {}

  /// What a link holds, as the file system has it.
  static byte[] of(Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    String text = target.toString();
    if (!isUnix()) {
      return text.replace('\\', '/').getBytes(StandardCharsets.UTF_8);
    }
    if (text.indexOf('\uFFFD') < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    byte[] whole = RawPath.absolute(target);
    if (target.isAbsolute()) {
      return whole;
    }
    byte[] above = RawPath.absolute(Path.of("").toAbsolutePath());
    int start = above.length + (above[above.length - 1] == '/' ? 0 : 1);
    return Arrays.copyOfRange(whole, start, whole.length);
  }

  /// The object that git makes of a link.
  static ObjectId idOf(Path link) throws IOException {
    try (var formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, of(link));
    }
  }

  /// Makes a link where nothing is.
  ///
  /// @throws FileAlreadyExistsException when something is there
  /// @throws IOException when no link here can hold that; nothing is made then
  static void create(Path link, byte[] target) throws IOException {
    Optional<Path> path = path(target);
    if (path.isPresent()) {
      Files.createSymbolicLink(link, path.get());
      return;
    }
    if (!isUnix() || contains(target, 0)) {
      throw new FileSystemException(
          RawPath.shown(link.toString()),
          null,
          "No link of this system can point to " + OddNames.quoted(target));
    }
    int error = Native.symlink(target, RawPath.absolute(link));
    switch (error) {
      case 0 -> {}
      case Native.ENOENT -> throw new NoSuchFileException(link.toString());
      case Native.EEXIST -> throw new FileAlreadyExistsException(link.toString());
      default ->
          throw new FileSystemException(
              link.toString(), null, "The link could not be made (error " + error + ")");
    }
  }

  /// Whether whoever makes links by paths of Java makes this one as it is.
  static boolean isPath(byte[] target) {
    return path(target).isPresent();
  }

  /// The path that holds just these bytes; empty when none does.
  private static Optional<Path> path(byte[] target) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(target)).toString();
      Path path = Path.of(text);
      return !isUnix() || path.toString().equals(text) ? Optional.of(path) : Optional.empty();
    } catch (CharacterCodingException | InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static boolean isUnix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  private static boolean contains(byte[] bytes, int value) {
    for (byte one : bytes) {
      if (one == value) {
        return true;
      }
    }
    return false;
  }

  /// The system's call, looked up when the first such link is made. Its error numbers are the same
  /// on Linux and macOS (`errno.h`).
  private static final class Native {
    static final int ENOENT = 2;
    static final int EEXIST = 17;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
        STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SYMLINK = handle();

    @SuppressWarnings("restricted") // native access is granted to this module at start
    private static MethodHandle handle() {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow("symlink"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
          Linker.Option.captureCallState("errno"));
    }

    /// @return 0, or the number of what went wrong
    static int symlink(byte[] target, byte[] link) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment state = arena.allocate(STATE);
        int status = (int) SYMLINK.invokeExact(state, string(arena, target), string(arena, link));
        return status == 0 ? 0 : (int) ERRNO.get(state, 0L);
      } catch (Throwable problem) { // what invokeExact declares
        throw new IllegalStateException("making a link failed", problem);
      }
    }

    private static MemorySegment string(Arena arena, byte[] bytes) {
      MemorySegment segment = arena.allocate(bytes.length + 1L);
      MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.length);
      return segment;
    }
  }
}

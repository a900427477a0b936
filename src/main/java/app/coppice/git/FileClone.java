package app.coppice.git;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies of files that share their blocks with the original until one of them is written to: by
/// `FICLONE` on Linux (btrfs, XFS, bcachefs), by `clonefile` on macOS (untested). Thread-safe.
final class FileClone {
  /// `_IOW(0x94, 9, int)` of Linux's `linux/fs.h`.
  private static final long FICLONE = 0x4004_9409L;

  // Linux's `fcntl.h`, the same on x86-64 and AArch64 but for O_NOFOLLOW.
  private static final int READ_ONLY = 0;
  private static final int CREATE_NEW_WRITE_ONLY = 0x1 | 0x40 | 0x80;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int OWNER_ONLY = 0600;

  /// macOS's `CLONE_NOFOLLOW` of `sys/clonefile.h`.
  private static final int CLONE_NOFOLLOW = 1;

  private enum Host {
    LINUX,
    MAC,
    NONE
  }

  private final Host host;

  FileClone() {
    String name = System.getProperty("os.name", "");
    host = name.equals("Linux") ? Host.LINUX : name.startsWith("Mac") ? Host.MAC : Host.NONE;
  }

  /// Clones a plain file to a place where nothing is. What is not cloned leaves nothing behind.
  ///
  /// @return false when the file system cannot
  boolean clone(Path from, Path to) throws IOException {
    boolean cloned =
        switch (host) {
          case LINUX -> onLinux(from, to);
          case MAC -> onMac(from, to);
          case NONE -> false;
        };
    return cloned;
  }

  private static boolean onLinux(Path from, Path to) throws IOException {
    boolean cloned = false;
    boolean made = false;
    try (Arena arena = Arena.ofConfined()) {
      int source =
          (int)
              open()
                  .invokeExact(
                      arena.allocateFrom(from.toString()),
                      READ_ONLY | CLOSE_ON_EXEC | noFollow(),
                      0);
      if (source < 0) {
        return false;
      }
      try {
        int target =
            (int)
                open()
                    .invokeExact(
                        arena.allocateFrom(to.toString()),
                        CREATE_NEW_WRITE_ONLY | CLOSE_ON_EXEC | noFollow(),
                        OWNER_ONLY);
        if (target >= 0) {
          made = true;
          try {
            cloned = (int) ioctl().invokeExact(target, FICLONE, source) == 0;
          } finally {
            int _ = (int) close().invokeExact(target);
          }
        }
      } finally {
        int _ = (int) close().invokeExact(source);
      }
    } catch (Throwable problem) {
      throw new IllegalStateException("cloning " + from + " failed", problem);
    }
    if (made && !cloned) {
      Files.delete(to);
    }
    return cloned;
  }

  private static boolean onMac(Path from, Path to) {
    try (Arena arena = Arena.ofConfined()) {
      int status =
          (int)
              clonefile()
                  .invokeExact(
                      arena.allocateFrom(from.toString()),
                      arena.allocateFrom(to.toString()),
                      CLONE_NOFOLLOW);
      return status == 0;
    } catch (Throwable problem) {
      throw new IllegalStateException("cloning " + from + " failed", problem);
    }
  }

  private static int noFollow() {
    return System.getProperty("os.arch", "").equals("aarch64") ? 0x8000 : 0x20000;
  }

  @SuppressWarnings("restricted") // native access is granted to this module at start
  private static MethodHandle handle(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
  }

  private static MethodHandle open() {
    return Calls.OPEN;
  }

  private static MethodHandle ioctl() {
    return Calls.IOCTL;
  }

  private static MethodHandle close() {
    return Calls.CLOSE;
  }

  private static MethodHandle clonefile() {
    return handle(
        "clonefile",
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  }

  /// Linux's calls, looked up when the first file is cloned.
  private static final class Calls {
    static final MethodHandle OPEN =
        handle(
            "open",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));

    static final MethodHandle IOCTL =
        handle(
            "ioctl",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));

    static final MethodHandle CLOSE =
        handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }
}

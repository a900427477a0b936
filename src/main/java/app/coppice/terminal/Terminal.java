package app.coppice.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One terminal: a screen and what feeds it. Thread-safe.
public interface Terminal extends AutoCloseable {
  /// Short name for its tab: `shell`, `agent`.
  String name();

  /// Gives it another name.
  void rename(String name);

  Screen screen();

  /// Queues input for the program; never blocks.
  void send(byte[] input);

  /// Tells screen and program their new size in cells.
  void resize(int columns, int rows);

  /// The exit status once the program has ended.
  OptionalInt exitStatus();

  /// The programs that a shell waits for, by name, because keys go to them; none where the shell
  /// itself waits for keys. Reads the system: not on the FX thread.
  default List<String> foreground() {
    return List.of();
  }

  /// Whether keys went to the program since the last that ended a line: what stands where the
  /// cursor is may be the person's. True where that can't be known.
  default boolean isLineBegun() {
    return true;
  }

  /// The folder that is worked in, as the system knows it; empty where it doesn't. Reads the
  /// system: not on the FX thread.
  default Optional<Path> folder() {
    return Optional.empty();
  }

  /// Waits until nothing of a closed terminal is left: no process, no thread, no descriptor.
  ///
  /// @return false when the time was over first
  boolean awaitEnd(Duration timeout) throws InterruptedException;

  /// Ends the whole process group: at once politely, after 2 s for good. Does not wait.
  @Override
  void close();
}

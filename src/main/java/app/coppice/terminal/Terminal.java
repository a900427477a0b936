package app.coppice.terminal;

import java.util.OptionalInt;

/// One terminal: a screen and what feeds it. Thread-safe.
public interface Terminal extends AutoCloseable {
  /// Short name for its tab: `shell`, `agent`.
  String name();

  Screen screen();

  /// Queues input for the program; never blocks.
  void send(byte[] input);

  /// Tells screen and program their new size in cells.
  void resize(int columns, int rows);

  /// The exit status once the program has ended.
  OptionalInt exitStatus();

  /// Ends the whole process group: at once politely, after 2 s for good.
  @Override
  void close();
}

package app.coppice.store;

import java.io.IOException;

/// One session's append-only file of checksummed JSON records: the truth.
///
/// Not thread-safe: the session's writer owns it.
public interface Journal extends AutoCloseable {
  /// Appends one record (a JSON object on one line). It survives a crash of the process when this
  /// returns.
  void append(String json) throws IOException;

  /// Forces everything appended to the disk. It survives a loss of power when this returns.
  void force() throws IOException;

  @Override
  void close() throws IOException;
}

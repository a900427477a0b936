package app.coppice.vault;

/// What a vault holds in memory: nothing, or the open one.
sealed interface Contents permits Contents.Closed, OpenVault {
  /// Forgets all.
  void close();

  /// Locked.
  record Closed() implements Contents {
    @Override
    public void close() {
      // Nothing is held.
    }
  }
}

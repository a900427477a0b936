package app.coppice.ui.console;

import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import java.time.Duration;
import java.util.OptionalInt;

/// A terminal that is only there.
record SilentTerminal(String name) implements Terminal {
  @Override
  public void rename(String other) {}

  @Override
  public Screen screen() {
    throw new UnsupportedOperationException("it has none");
  }

  @Override
  public void send(byte[] input) {}

  @Override
  public void resize(int columns, int rows) {}

  @Override
  public OptionalInt exitStatus() {
    return OptionalInt.empty();
  }

  @Override
  public boolean awaitEnd(Duration timeout) {
    return true;
  }

  @Override
  public void close() {}
}

package app.coppice.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A terminal that shows what a recorded stream leaves on the screen. It keeps its size.
public record RecordedScreen(String name, Screen screen) implements Terminal {
  /// One that is only there.
  public static RecordedScreen empty(String name) {
    TerminalParts parts = TerminalParts.alone(ProcessLedger.none());
    return new RecordedScreen(name, new Emulator(2, 2, parts, _ -> {}));
  }

  /// All pictures of vttest's recorded menus, named by menu and number.
  public static List<RecordedScreen> vttest() throws IOException {
    List<RecordedScreen> all = new ArrayList<>();
    for (XtermRecording.Stream stream : VttestScreens.streams()) {
      TerminalParts parts = TerminalParts.alone(ProcessLedger.none());
      Emulator emulator = new Emulator(stream.columns(), stream.rows(), parts, _ -> {});
      emulator.feed(stream.bytes(), 0, stream.bytes().length);
      all.add(new RecordedScreen(stream.name(), emulator));
    }
    return all;
  }

  @Override
  public void rename(String other) {}

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

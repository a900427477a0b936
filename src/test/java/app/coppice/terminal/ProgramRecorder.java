package app.coppice.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Records what a program writes to our emulator, which answers its questions. Arguments: the file
/// to write, how many milliseconds of silence are the end of a picture, what is typed after each
/// picture (with `|` between them, `\r` and `\e` as in C), the command. Beside the file goes one
/// with the number of bytes up to the end of each picture. Run it in the folder and with the
/// environment that the program is to see.
final class ProgramRecorder implements PtyChild.Sink {
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;
  private static final int LONGEST = 30_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Answers answers = new Answers();
  private final Emulator screen =
      new Emulator(COLUMNS, ROWS, TerminalParts.alone(ProcessLedger.none()), answers::send);
  private boolean ended;

  private ProgramRecorder() {
    screen.shownWith(new ViewTraits(8, 16, 0, 0xffffff, 0, List.of()));
  }

  @Override
  public synchronized void output(byte[] output, int length) {
    bytes.write(output, 0, length);
    screen.feed(output, 0, length);
    notifyAll();
  }

  @Override
  public synchronized void ended(int exitStatus) {
    ended = true;
    notifyAll();
  }

  /// Waits until the program says nothing for a while.
  private synchronized int picture(int silence) throws InterruptedException {
    long end = System.nanoTime() + LONGEST * 1_000_000L;
    int size = -1;
    while (size != bytes.size() && !ended && System.nanoTime() < end) {
      size = bytes.size();
      long until = System.nanoTime() + silence * 1_000_000L;
      for (long left = silence; left > 0; left = (until - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    }
    return bytes.size();
  }

  private void record(Path file, int silence, List<String> keys, List<String> command)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("COPPICE"));
    PtyRequest request =
        new PtyRequest(
            "recorder", command, environment, Path.of("").toAbsolutePath(), COLUMNS, ROWS);
    PtyChild child = PtyChild.start(request, this, answers, ProcessLedger.none());
    List<String> ends = new ArrayList<>();
    ends.add(String.valueOf(picture(silence)));
    for (String key : keys) {
      child.send(key.translateEscapes().getBytes(StandardCharsets.UTF_8));
      ends.add(String.valueOf(picture(silence)));
    }
    child.end();
    synchronized (this) {
      Files.write(file, Arrays.copyOf(bytes.toByteArray(), Integer.parseInt(ends.getLast())));
    }
    Files.writeString(Path.of(file + ".ends"), String.join(" ", ends));
  }

  public static void main(String[] args) throws Exception {
    List<String> keys = List.of(args[2].replace("\\e", "\\033").split("\\|"));
    List<String> command = Arrays.asList(args).subList(3, args.length);
    new ProgramRecorder().record(Path.of(args[0]), Integer.parseInt(args[1]), keys, command);
    System.exit(0); // what the program has started may still hold the terminal
  }
}

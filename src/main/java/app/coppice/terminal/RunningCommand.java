package app.coppice.terminal;

import app.coppice.text.Ansi;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One command of a `CommandTerminal`: passes its output to the screen, as plain text to a
/// listener, and keeps the beginning and the end of it.
final class RunningCommand implements PtyChild.Sink {
  private static final int HEAD = 10_000;
  private static final int TAIL = 20_000;

  private final Emulator screen;
  private final Consumer<String> output;
  private final HeadAndTail capture = new HeadAndTail(HEAD, TAIL);
  private final Ansi.Plain plain = new Ansi.Plain(this::line);
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final CharBuffer characters = CharBuffer.allocate(8192);
  private final CountDownLatch over = new CountDownLatch(1);
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private volatile boolean stopped;

  RunningCommand(Emulator screen, Consumer<String> output) {
    this.screen = screen;
    this.output = output;
  }

  @Override
  public void output(byte[] bytes, int length) {
    screen.feed(bytes, 0, length);
    ByteBuffer input = ByteBuffer.allocate(rest.remaining() + length);
    input.put(rest).put(bytes, 0, length).flip();
    while (decoder.decode(input, characters, false).isOverflow()) {
      pass();
    }
    pass();
    rest = input;
  }

  private void pass() {
    plain.accept(characters.flip());
    characters.clear();
  }

  private void line(String text) {
    synchronized (capture) {
      capture.append(text);
    }
    output.accept(text);
  }

  @Override
  public void ended(int exitStatus) {
    over.countDown();
  }

  /// Makes `await` return, because the person or the program's owner wants the command to stop.
  void stop() {
    stopped = true;
    over.countDown();
  }

  CommandOutcome.End await(Duration timeout) throws InterruptedException {
    boolean inTime = over.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    if (stopped) {
      return CommandOutcome.End.STOPPED;
    }
    return inTime ? CommandOutcome.End.EXITED : CommandOutcome.End.TIMED_OUT;
  }

  /// What was captured, with the unfinished last line. Only after the program's end, when the
  /// reader's thread is over.
  String text() {
    plain.flush();
    synchronized (capture) {
      return capture.text();
    }
  }
}

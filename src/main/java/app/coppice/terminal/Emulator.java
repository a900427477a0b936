package app.coppice.terminal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The screen of a terminal, fed with the bytes a program writes. Thread-safe: one fair lock is
/// taken once a chunk; no listener is called under it.
final class Emulator implements Screen {
  private static final int MIN_COLUMNS = 2;
  private static final int MAX_COLUMNS = 1000;
  private static final int MAX_ROWS = 500;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<TerminalEvent>> eventListeners = new CopyOnWriteArrayList<>();
  private final RowBuilder builder = new RowBuilder();
  private final ScrollbackStore store;
  private final Display display;
  private final Interpreter interpreter;
  private final VtParser parser;
  private final HeldFrame hold = new HeldFrame();
  private final ReadingTurns turns;
  private boolean announced;
  private boolean released;

  /// @param answers takes what the emulator must tell the program; called under the lock, must not
  ///   block
  Emulator(int columns, int rows, TerminalParts parts, Consumer<byte[]> answers) {
    store = parts.store();
    turns = parts.turns();
    ThisComputer.learn();
    display =
        new Display(
            Math.clamp(columns, MIN_COLUMNS, MAX_COLUMNS), Math.clamp(rows, 1, MAX_ROWS), store);
    interpreter = new Interpreter(display, answers);
    parser = new VtParser(interpreter);
  }

  /// Takes the program's next bytes. Pictures are unfolded without the lock, and the turn is given
  /// back after each, so that nobody waits for more than one. Blocks for the store.
  void feed(byte[] bytes, int from, int to) {
    int next = from;
    display.pictures.allowance.renew();
    do {
      int start = next;
      Taken taken = turns.take(this, () -> take(bytes, start, to));
      if (taken.announce()) {
        listeners.forEach(Runnable::run);
      }
      for (TerminalEvent event : taken.events()) {
        eventListeners.forEach(listener -> listener.accept(event));
      }
      if (taken.later()) {
        CompletableFuture.delayedExecutor(HeldFrame.MILLIS, TimeUnit.MILLISECONDS)
            .execute(this::announce);
      }
      next = taken.next();
    } while (next < to);
    store.makeRoom();
  }

  private Taken take(byte[] bytes, int from, int to) {
    int next;
    Optional<PictureWork> picture;
    lock.lock();
    try {
      next = parser.feed(bytes, from, to);
      picture = interpreter.pictures.take();
      if (picture.isEmpty()) {
        return taken(next);
      }
    } finally {
      lock.unlock();
    }
    Optional<Bitmap> bitmap = picture.get().unfold().get();
    lock.lock();
    try {
      picture.get().show().accept(bitmap);
      return taken(next);
    } finally {
      lock.unlock();
    }
  }

  private Taken taken(int next) {
    List<TerminalEvent> events = interpreter.events();
    if (display.scrollback.takeCut()) {
      events =
          Stream.concat(events.stream(), Stream.of(new TerminalEvent.ScrollbackCut())).toList();
    }
    boolean later = hold.begins(display.modes.synchronised);
    boolean announce = !hold.isHeld() && !announced;
    announced |= announce;
    return new Taken(next, announce, later, events);
  }

  /// Tells the listeners that something about the terminal has changed.
  void announce() {
    lock.lock();
    try {
      announced = true;
    } finally {
      lock.unlock();
    }
    listeners.forEach(Runnable::run);
  }

  void resize(int columns, int rows) {
    lock.lock();
    try {
      display.resize(Math.clamp(columns, MIN_COLUMNS, MAX_COLUMNS), Math.clamp(rows, 1, MAX_ROWS));
      interpreter.resized();
    } finally {
      lock.unlock();
    }
    announce();
  }

  /// Brings a terminal whose program has ended back to where text can follow: main page, default
  /// style and modes, cursor at the start of a line.
  void settle() {
    lock.lock();
    try {
      display.useMain();
      display.resetSoftly();
      if (display.cursor.x > 0) {
        display.carriageReturn();
        display.lineFeed();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Gives back what the lines above the screen take, in memory and on disk; from now on none are
  /// kept.
  void release() {
    lock.lock();
    try {
      released = true;
      display.scrollback.limit(0);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Frame frame(Frame previous) {
    lock.lock();
    try {
      announced = false;
      if (hold.isHeld() && previous.columns() == display.columns()) {
        return previous;
      }
      display.scrollback.forgetLost();
      Modes modes = display.modes;
      List<Row> rows = new ArrayList<>(display.rows());
      for (int y = 0; y < display.rows(); y++) {
        rows.add(row(y));
      }
      return new Frame(
          display.columns(),
          List.copyOf(rows),
          display.cursor.x,
          display.cursor.y,
          modes.cursorVisible,
          display.isAlternate(),
          modes.input(display.kitty().current()),
          interpreter.program(),
          display.scrollback.end(),
          display.scrollback.size(),
          display.pictures.shown());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int scrollbackLines() {
    lock.lock();
    try {
      return display.scrollback.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Row scrollbackRow(long line) {
    lock.lock();
    try {
      return display.scrollback.row(line, builder);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Row> rows(long from, int count) {
    List<Row> rows = new ArrayList<>(count);
    lock.lock();
    try {
      long top = display.scrollback.end();
      for (long line = from; line < from + count; line++) {
        long y = line - top;
        if (y < 0) {
          rows.add(display.scrollback.row(line, builder));
        } else {
          rows.add(y < display.rows() ? row((int) y) : Row.EMPTY);
        }
      }
    } finally {
      lock.unlock();
    }
    return rows;
  }

  private Row row(int y) {
    return display.page().line(y).row(display.columns(), builder);
  }

  @Override
  public Anchor anchor(long line, int column) {
    lock.lock();
    try {
      return display.anchor(line, column);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Anchor.Place place(Anchor anchor) {
    lock.lock();
    try {
      return display.place(anchor);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void export(Appendable out) throws IOException {
    TextExport.write(this, out);
  }

  @Override
  public void clearScrollback() {
    lock.lock();
    try {
      display.scrollback.clear();
    } finally {
      lock.unlock();
    }
    announce();
  }

  @Override
  public void shownWith(ViewTraits traits) {
    lock.lock();
    try {
      interpreter.shownWith(traits);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void apply(TerminalSettings settings) {
    lock.lock();
    try {
      if (!released) {
        display.scrollback.limit(settings.scrollbackLines());
      }
      interpreter.ambiguousWide(settings.ambiguousWide());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Subscription onEvent(Consumer<TerminalEvent> action) {
    eventListeners.add(action);
    return () -> eventListeners.remove(action);
  }

  @Override
  public Subscription onDirty(Runnable action) {
    listeners.add(action);
    return () -> listeners.remove(action);
  }
}

package app.coppice.session;

import app.coppice.terminal.Terminal;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The part of an engine that its desks answer: each is asked for, and does the rest itself.
/// Thread-safe.
abstract class EngineDesks implements Engine {
  final EngineWorks works;

  EngineDesks(EngineWorks works) {
    this.works = works;
  }

  @Override
  public Landings landings() {
    return works.landings;
  }

  @Override
  public Reviewing review() {
    return works.review;
  }

  @Override
  public Comparer comparer() {
    return works.comparer;
  }

  @Override
  public Timeline timeline() {
    return works.timeline;
  }

  @Override
  public Storage storage() {
    return works.storage;
  }

  @Override
  public List<Terminal> terminals(SessionId id) {
    return works.terminals.of(id);
  }

  @Override
  public CompletableFuture<Terminal> openShell(SessionId id, int columns, int rows) {
    return works.terminals.openShell(id, columns, rows);
  }

  @Override
  public CompletableFuture<Terminal> openProgram(SessionId id, ProgramStart start) {
    return works.terminals.openProgram(id, start);
  }

  @Override
  public CompletableFuture<Terminal> restartShell(
      SessionId id, Terminal ended, int columns, int rows) {
    return works.terminals.restartShell(id, ended, columns, rows);
  }

  @Override
  public CompletableFuture<Void> restoreTerminals(SessionId id, int columns, int rows) {
    return works.terminals.restore(id, columns, rows);
  }

  @Override
  public void closeTerminal(SessionId id, Terminal shell) {
    works.terminals.close(id, shell);
  }

  @Override
  public Beginnings beginnings() {
    return works.beginnings;
  }

  @Override
  public Errands errands() {
    return works.errands;
  }

  @Override
  public Outfits outfits() {
    return works.outfits;
  }

  @Override
  public WorktreeCare worktreeCare() {
    return works.care;
  }

  @Override
  public Subscription subscribe(Listener listener) {
    return works.listeners.add(listener);
  }
}

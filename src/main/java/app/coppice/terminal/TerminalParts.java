package app.coppice.terminal;

/// What the terminals of a process have in common.
///
/// @param ledger tells the next launch of what runs, should this process not live to end it
/// @param store where the lines above the screens are
/// @param turns in which their programs are read
public record TerminalParts(ProcessLedger ledger, ScrollbackStore store, ReadingTurns turns) {
  /// Those of a terminal that has nothing in common with another.
  ///
  /// @param ledger tells the next launch of its programs
  public static TerminalParts alone(ProcessLedger ledger) {
    return new TerminalParts(ledger, ScrollbackStore.inMemory(), new ReadingTurns());
  }
}

package app.coppice.agent;

import java.util.Arrays;
import java.util.Optional;

/// How much an agent may do without asking.
public enum Mode {
  /// Reads only; edits and commands are refused.
  PLAN("plan"),
  /// Edits and commands ask the person. The default.
  ASK("ask"),
  /// Edits are allowed, commands ask.
  ACCEPT_EDITS("edits"),
  /// Everything is allowed; commands still ask while no sandbox confines them.
  AUTO("auto");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /// The mode's name in settings and on the command line.
  public String word() {
    return word;
  }

  /// The mode of a {@link #word}; empty for any other.
  public static Optional<Mode> ofWord(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }
}

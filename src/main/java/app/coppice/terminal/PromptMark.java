package app.coppice.terminal;

/// What a shell has told about a line (OSC 133). Immutable.
///
/// @param kinds the bits below
/// @param inputColumn where what the person typed begins, when `INPUT` is set
/// @param exitStatus of the command that ended before this line, -1 when it wasn't told
public record PromptMark(int kinds, int inputColumn, int exitStatus) {
  /// The prompt begins on this line.
  public static final int PROMPT = 1;

  /// The prompt ends and the person's input begins on this line.
  public static final int INPUT = 2;

  /// The command's output begins on this line.
  public static final int OUTPUT = 4;

  /// The output has ended before this line.
  public static final int END = 8;

  public static final PromptMark NONE = new PromptMark(0, 0, -1);

  /// Whether all bits of `kind` are set.
  public boolean is(int kind) {
    return (kinds & kind) == kind;
  }

  PromptMark without(int kind) {
    return new PromptMark(kinds & ~kind, inputColumn, exitStatus);
  }

  PromptMark with(int kind) {
    return new PromptMark(kinds | kind, inputColumn, exitStatus);
  }

  PromptMark withInput(int column) {
    return new PromptMark(kinds | INPUT, column, exitStatus);
  }

  PromptMark withEnd(int status) {
    return new PromptMark(kinds | END, inputColumn, status);
  }

  /// Both marks on one line.
  PromptMark and(PromptMark other) {
    return new PromptMark(
        kinds | other.kinds,
        other.is(INPUT) ? other.inputColumn : inputColumn,
        other.is(END) ? other.exitStatus : exitStatus);
  }
}

package app.coppice.session;

import java.util.List;

/// A program that a person wants in a terminal of its own.
///
/// @param name of the terminal
/// @param command the program and its words; no shell reads them
/// @param columns of the screen at the start
/// @param rows of the screen at the start
public record ProgramStart(String name, List<String> command, int columns, int rows) {
  public ProgramStart {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("There is no program");
    }
  }
}

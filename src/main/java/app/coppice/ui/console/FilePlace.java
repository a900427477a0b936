package app.coppice.ui.console;

import java.nio.file.Path;

/// A place in a file that a terminal's text names.
///
/// @param file absolute
/// @param line from 1; 0 when the text names none
/// @param column from 1; 0 when the text names none
public record FilePlace(Path file, int line, int column) {}

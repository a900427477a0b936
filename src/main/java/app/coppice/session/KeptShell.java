package app.coppice.session;

import app.coppice.terminal.StyledText;
import java.nio.file.Path;

/// What is kept of a shell that is open, for the next start.
///
/// @param folder it worked in, absolute
/// @param text its last lines
record KeptShell(String name, Path folder, StyledText text) {}

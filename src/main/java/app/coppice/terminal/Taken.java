package app.coppice.terminal;

import java.util.List;

/// What is to be done without the emulator's lock after a part of a program's output was taken.
///
/// @param next where the rest begins
/// @param announce whether the listeners are to hear of a change
/// @param later whether they are to hear of one when the frame is held no longer
record Taken(int next, boolean announce, boolean later, List<TerminalEvent> events) {}

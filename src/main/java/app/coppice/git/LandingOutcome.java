package app.coppice.git;

/// What became of a landing that was cut off.
///
/// @param branch the session's, that was to land
/// @param settled whether it is at its end; if not, the person has to see to it
/// @param sentence what was done, or what to do
public record LandingOutcome(String branch, boolean settled, String sentence) {}

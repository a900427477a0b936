package app.coppice.agent;

/// What a turn starts from.
///
/// @param system instructions, see {@link SystemPrompt}
/// @param transcript all that was said so far, the new prompt included; the request is built from
///   it alone, so a turn can be taken up again after a restart
public record Turn(String model, String system, Transcript transcript) {}

package app.coppice.agent;

import java.io.IOException;

/// A tool that a model may call. Thread-safe, without state of its own.
public interface Tool {
  ToolSpec spec();

  ToolKind kind();

  /// What a call is about in a few words; empty when the input does not tell.
  String subject(ToolInput input);

  /// Finds out what a call would do. Reads only: nothing has been permitted yet.
  ///
  /// @throws ToolFailure when the call cannot work, with a message for the model
  PlannedCall plan(ToolInput input) throws ToolFailure, IOException;
}

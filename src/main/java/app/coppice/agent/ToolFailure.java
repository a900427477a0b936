package app.coppice.agent;

/// A tool call cannot work; the message tells the model why and what to do instead.
public final class ToolFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public ToolFailure(String message) {
    super(message);
  }

  /// The message, never null.
  public String reason() {
    String message = getMessage();
    return message == null ? "failed" : message;
  }
}

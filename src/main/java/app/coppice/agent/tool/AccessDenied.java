package app.coppice.agent.tool;

import java.io.IOException;

/// A tool asked for a path that its session may not touch.
public final class AccessDenied extends IOException {
  private static final long serialVersionUID = 1L;

  public AccessDenied(String message) {
    super(message);
  }
}

package app.coppice.agent;

import java.util.List;

/// One message of a conversation with a model.
public record Message(Role role, List<Content> content) {
  /// Who speaks.
  public enum Role {
    USER,
    ASSISTANT
  }

  public Message {
    content = List.copyOf(content);
  }
}

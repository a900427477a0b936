package app.coppice.rehearsal;

import java.util.List;

/// One message of the model as it was recorded.
public record RecordedMessage(List<Part> parts) {
  public RecordedMessage {
    parts = List.copyOf(parts);
  }

  /// One block of it.
  public sealed interface Part {
    record Thinking(String text) implements Part {}

    record Text(String text) implements Part {}

    /// @param inputJson one JSON object
    record ToolUse(String id, String name, String inputJson) implements Part {}
  }

  public static RecordedMessage text(String text) {
    return new RecordedMessage(List.of(new Part.Text(text)));
  }

  /// Whether it calls a tool, so that the turn goes on.
  boolean callsTools() {
    return parts.stream().anyMatch(Part.ToolUse.class::isInstance);
  }
}

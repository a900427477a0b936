package app.coppice.cli;

import app.coppice.text.Ansi;
import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where a command writes: readable text, or one JSON object a line. One thread.
final class Output {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final PrintStream out;
  private final PrintStream err;
  private final Form form;

  /// How results are written.
  enum Form {
    TEXT,
    JSON
  }

  Output(PrintStream out, PrintStream err, Form form) {
    this.out = out;
    this.err = err;
    this.form = form;
  }

  boolean json() {
    return form == Form.JSON;
  }

  static ObjectNode object(String type) {
    return MAPPER.createObjectNode().put("type", type);
  }

  /// Writes one JSON object; says nothing in readable form.
  void event(ObjectNode event) {
    if (json()) {
      out.println(event);
      out.flush();
    }
  }

  /// Writes one line of text, control characters made visible; says nothing in JSON form.
  void line(String text) {
    if (!json()) {
      out.println(Ansi.visible(text));
      out.flush();
    }
  }

  /// Writes text that may end anywhere in a line.
  void text(String text) {
    if (!json()) {
      out.print(Ansi.visible(text));
      out.flush();
    }
  }

  /// Says what the person should know although it works.
  void warning(String text) {
    if (json()) {
      event(object("notice").put("level", "warning").put("text", text));
    } else {
      err.println("coppice: " + Ansi.visible(text));
      err.flush();
    }
  }

  /// Says what went wrong and what to do next.
  void problem(String text) {
    if (json()) {
      event(object("error").put("message", text));
    } else {
      err.println("coppice: " + Ansi.visible(text));
      err.flush();
    }
  }
}

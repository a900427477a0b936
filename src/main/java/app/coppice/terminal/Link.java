package app.coppice.terminal;

/// Where text leads that a program has made a link (OSC 8). The address is the program's own text:
/// a view shows it in full before anything is opened. Immutable.
///
/// @param id joins the parts of one link on several lines; empty when the program gave none
/// @param uri as written, without control characters; empty for no link
public record Link(String id, String uri) {
  public static final Link NONE = new Link("", "");
}

package app.coppice.session;

import app.coppice.git.Point;

/// Two states of a session's files, the older one first.
///
/// @param from anything but the files
/// @param to after the index only the files
public record Comparison(Point from, Point to) {
  /// All that the session changed since its branch left the base.
  public static final Comparison WHOLE = new Comparison(new Point.Base(), new Point.Files());

  /// What no commit has yet.
  public static final Comparison UNCOMMITTED = new Comparison(new Point.Head(), new Point.Files());

  /// What the next plain commit takes.
  public static final Comparison STAGED = new Comparison(new Point.Head(), new Point.Index());

  /// What is not staged.
  public static final Comparison UNSTAGED = new Comparison(new Point.Index(), new Point.Files());

  public Comparison {
    boolean back = from instanceof Point.Index && !(to instanceof Point.Files);
    if (from instanceof Point.Files || back) {
      throw new IllegalArgumentException("Nothing leads from " + from + " to " + to);
    }
  }

  /// Since a commit, a checkpoint or whatever else names a tree.
  public static Comparison since(String name) {
    return new Comparison(new Point.Named(name), new Point.Files());
  }

  public static Comparison between(String from, String to) {
    return new Comparison(new Point.Named(from), new Point.Named(to));
  }

  /// Whether it changes when the files do.
  public boolean isLive() {
    return to instanceof Point.Files || to instanceof Point.Index;
  }
}

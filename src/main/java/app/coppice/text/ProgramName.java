package app.coppice.text;

/// What a person types to run the program, for hints that name a command of it. Thread-safe.
public final class ProgramName {
  /// Set by the launcher of a build to how it was started; the package is on the PATH.
  private static final String PROPERTY = "coppice.command";

  private ProgramName() {}

  /// A command line that works where this process was started.
  ///
  /// @param words after the program's name, such as `vault init`
  public static String command(String words) {
    return System.getProperty(PROPERTY, "coppice") + " " + words;
  }
}

package app.coppice.ui.kit.find;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a find bar finds text in. FX thread only.
public interface Finds {
  /// How far a search has come.
  enum Reach {
    /// It goes on; more may be found.
    LOOKING,
    /// All there is was found.
    WHOLE,
    /// So much was found that it looked no further.
    MOST,
    /// The expression was given up.
    TOO_SLOW
  }

  /// Looks for something else, from where the person is. Without a pattern it ends.
  void look(Optional<Pattern> pattern);

  /// Goes to the find above, or from the first to the last.
  void previous();

  /// Goes to the find below, or from the last to the first.
  void next();

  /// How much was found.
  int count();

  /// The number of the find the person stands on, from 1; 0 for none.
  int position();

  Reach reach();

  /// Runs `action` when count, place or reach have changed.
  void onChanged(Runnable action);

  /// Ends it and forgets what was found.
  void close();
}

package app.coppice.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// The window's texts, from `messages.properties`. Thread-safe.
public final class Messages {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(
          "app.coppice.ui.messages", Locale.ENGLISH, Messages.class.getModule());

  private Messages() {}

  /// The text of `key`, its `{0}`, `{1}` filled in. Without arguments the text is taken as it
  /// stands, so a single apostrophe needs doubling only in texts with arguments.
  ///
  /// @throws MissingResourceException for a key that the bundle lacks
  public static String text(String key, Object... arguments) {
    String pattern = TEXTS.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
  }

  /// The text of a key that the bundle may lack, as it stands.
  public static Optional<String> find(String key) {
    return TEXTS.containsKey(key) ? Optional.of(TEXTS.getString(key)) : Optional.empty();
  }
}

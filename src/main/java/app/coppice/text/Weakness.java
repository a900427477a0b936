package app.coppice.text;

import java.util.List;
import java.util.Optional;

/// Why a passphrase is easily guessed by somebody who has the file that it protects, whatever a try
/// costs. Pure.
public enum Weakness {
  /// Trying all of its length is within reach.
  SHORT,
  /// It is made of few different characters.
  ALIKE,
  /// Most of it is what is tried first.
  COMMON;

  private static final int LEAST_LENGTH = 12;
  private static final int LEAST_VARIETY = 6;

  private static final List<String> TRIED_FIRST =
      List.of(
          "passphrase",
          "password",
          "passwort",
          "qwertyuiop",
          "qwerty",
          "letmein",
          "welcome",
          "admin",
          "coppice",
          "secret",
          "1234567890",
          "12345678",
          "123456",
          "abcdefgh",
          "abcdef");

  /// The first reason there is; empty for a good passphrase and for none at all.
  public static Optional<Weakness> of(CharSequence passphrase) {
    if (passphrase.isEmpty()) {
      return Optional.empty();
    }
    if (passphrase.length() < LEAST_LENGTH) {
      return Optional.of(SHORT);
    }
    if (passphrase.chars().distinct().count() < LEAST_VARIETY) {
      return Optional.of(ALIKE);
    }
    int rest = passphrase.length() - triedFirst(passphrase);
    return rest < passphrase.length() && rest < LEAST_LENGTH / 2
        ? Optional.of(COMMON)
        : Optional.empty();
  }

  /// How many characters are of words that are tried first; without a copy, which nobody would
  /// wipe.
  private static int triedFirst(CharSequence passphrase) {
    int known = 0;
    int at = 0;
    while (at < passphrase.length()) {
      int length = 0;
      for (String word : TRIED_FIRST) {
        length = Math.max(length, begins(passphrase, at, word) ? word.length() : 0);
      }
      known += length;
      at += Math.max(1, length);
    }
    return known;
  }

  private static boolean begins(CharSequence passphrase, int at, String word) {
    if (passphrase.length() - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Character.toLowerCase(passphrase.charAt(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

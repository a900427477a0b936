package app.coppice.text;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The secrets that this program knows at the moment, for taking them out of text on its way to a
/// file or the screen. It holds them, plain and encoded, outside the heap, for as long as whoever
/// told them says so: the vault, while it is open. Thread-safe.
///
/// A value of fewer than 8 bytes is left alone: it would blot out ordinary text. So is one that is
/// broken over lines, or encoded twice.
public final class KnownSecrets {
  private static final int SHORTEST = 8;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private Optional<SecretMatcher> matcher = Optional.empty();

  /// Knows these and no others from now on.
  ///
  /// @param values UTF-8; they stay the caller's to wipe
  public void replace(List<byte[]> values) {
    List<char[]> forms =
        values.stream()
            .filter(value -> value.length >= SHORTEST)
            .flatMap(value -> SecretForms.of(value).stream())
            .toList();
    Optional<SecretMatcher> next =
        forms.isEmpty() ? Optional.empty() : Optional.of(new SecretMatcher(forms));
    lock.writeLock().lock();
    try {
      matcher.ifPresent(SecretMatcher::close);
      matcher = next;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// The text with a mark in every known secret's place.
  String mask(String text) {
    lock.readLock().lock();
    try {
      return matcher.map(known -> known.replace(text, Redactor.MARK)).orElse(text);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// How many characters at the text's end could be the beginning of a known secret.
  int begun(String text) {
    lock.readLock().lock();
    try {
      return matcher.map(known -> known.begun(text)).orElse(0);
    } finally {
      lock.readLock().unlock();
    }
  }
}

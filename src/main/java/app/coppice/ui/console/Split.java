package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Terminals that share an area: one, or two parts of it. Immutable.
sealed interface Split {
  /// How two parts share an area.
  enum Way {
    BESIDE,
    BELOW
  }

  /// A terminal that has an area to itself.
  record One(Terminal terminal) implements Split {}

  /// Two parts.
  ///
  /// @param share of the first part, between 0 and 1
  record Two(Way way, double share, Split first, Split second) implements Split {}

  /// All terminals, from the upper left on.
  default List<Terminal> terminals() {
    return switch (this) {
      case One(Terminal terminal) -> List.of(terminal);
      case Two two ->
          Stream.concat(two.first().terminals().stream(), two.second().terminals().stream())
              .toList();
    };
  }

  /// Halves the area of `there`, the second half for `added`.
  default Split divided(Terminal there, Way way, Terminal added) {
    return switch (this) {
      case One(Terminal terminal) ->
          terminal.equals(there) ? new Two(way, 0.5, this, new One(added)) : this;
      case Two two ->
          new Two(
              two.way(),
              two.share(),
              two.first().divided(there, way, added),
              two.second().divided(there, way, added));
    };
  }

  /// Puts `next` in the place of `old`.
  default Split with(Terminal old, Terminal next) {
    return switch (this) {
      case One(Terminal terminal) -> terminal.equals(old) ? new One(next) : this;
      case Two two ->
          new Two(
              two.way(), two.share(), two.first().with(old, next), two.second().with(old, next));
    };
  }

  /// Keeps these terminals only; the others' neighbours get their room. Empty where none is left.
  default Optional<Split> only(List<Terminal> kept) {
    return switch (this) {
      case One(Terminal terminal) -> kept.contains(terminal) ? Optional.of(this) : Optional.empty();
      case Two two -> {
        Optional<Split> first = two.first().only(kept);
        Optional<Split> second = two.second().only(kept);
        yield first.isPresent() && second.isPresent()
            ? Optional.of(new Two(two.way(), two.share(), first.get(), second.get()))
            : first.or(() -> second);
      }
    };
  }

  /// Divides a part anew.
  ///
  /// @param path to the part: `1` for the first half, `2` for the second, from the outside in
  default Split shared(String path, double share) {
    return switch (this) {
      case One one -> one;
      case Two two when path.isEmpty() -> new Two(two.way(), share, two.first(), two.second());
      case Two two when path.charAt(0) == '1' ->
          new Two(
              two.way(), two.share(), two.first().shared(path.substring(1), share), two.second());
      case Two two ->
          new Two(
              two.way(), two.share(), two.first(), two.second().shared(path.substring(1), share));
    };
  }
}

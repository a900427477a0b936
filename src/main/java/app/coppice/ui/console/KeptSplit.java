package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.Split.Way;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How terminals shared an area when the window closed. Immutable; read from a file, so anything
/// may be in it.
///
/// @param shell which of the session's shells it is, counted from 0, where there are no parts
/// @param below whether the second part lies below the first
/// @param share of the first part, between 0 and 1
/// @param parts none or two
public record KeptSplit(int shell, boolean below, double share, List<KeptSplit> parts) {
  public KeptSplit {
    parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
    share = share > 0.02 && share < 0.98 ? share : 0.5;
  }

  static KeptSplit of(Split split, List<Terminal> shells) {
    return switch (split) {
      case Split.One(Terminal terminal) ->
          new KeptSplit(shells.indexOf(terminal), false, 0.5, List.of());
      case Split.Two two ->
          new KeptSplit(
              -1,
              two.way() == Way.BELOW,
              two.share(),
              List.of(of(two.first(), shells), of(two.second(), shells)));
    };
  }

  /// How many shells there must be for all of it.
  int shells() {
    return parts.stream().mapToInt(KeptSplit::shells).max().orElse(shell + 1);
  }

  /// The same with what is there of these shells; empty where nothing is.
  Optional<Split> of(List<Terminal> shells) {
    if (parts.size() != 2) {
      return shell >= 0 && shell < shells.size()
          ? Optional.of(new Split.One(shells.get(shell)))
          : Optional.empty();
    }
    Optional<Split> first = parts.get(0).of(shells);
    Optional<Split> second = parts.get(1).of(shells);
    return first.isPresent() && second.isPresent()
        ? Optional.of(
            new Split.Two(below ? Way.BELOW : Way.BESIDE, share, first.get(), second.get()))
        : first.or(() -> second);
  }
}

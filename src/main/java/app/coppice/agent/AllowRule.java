package app.coppice.agent;

import java.util.List;
import java.util.Optional;

/// What a person allowed beforehand. A rule never covers a command that is not a {@link
/// SimpleCommand}: whatever could hide a second command asks.
public sealed interface AllowRule {
  /// All edits inside the worktree.
  record Edits() implements AllowRule {}

  /// One command, character by character.
  record ExactCommand(String command) implements AllowRule {}

  /// Every simple command that starts with these words.
  record CommandPrefix(List<String> words) implements AllowRule {
    public CommandPrefix {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a prefix needs a word");
      }
    }
  }

  /// Reads `edit`, `run:<exact command>` or `run:<first words> *`; empty when it is none of them,
  /// or when it names a command that no rule can cover.
  static Optional<AllowRule> parse(String rule) {
    if (rule.equals("edit")) {
      return Optional.of(new Edits());
    }
    if (!rule.startsWith("run:")) {
      return Optional.empty();
    }
    String command = rule.substring("run:".length());
    if (command.endsWith(" *")) {
      return SimpleCommand.words(command.substring(0, command.length() - 2))
          .filter(words -> !words.isEmpty())
          .map(CommandPrefix::new);
    }
    return SimpleCommand.parse(command).map(_ -> new ExactCommand(command));
  }

  /// Whether a call of this kind is allowed.
  ///
  /// @param exact the exact command line or path
  default boolean covers(ToolKind kind, String exact) {
    return switch (this) {
      case Edits() -> kind == ToolKind.EDIT;
      case ExactCommand(String command) ->
          kind == ToolKind.EXECUTE
              && command.equals(exact)
              && SimpleCommand.parse(exact).isPresent();
      case CommandPrefix(List<String> words) ->
          kind == ToolKind.EXECUTE
              && SimpleCommand.parse(exact).filter(simple -> simple.startsWith(words)).isPresent();
    };
  }
}

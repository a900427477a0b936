package app.coppice.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A shell command that certainly is one program with plain words, so that a rule may speak of it.
/// What is not certain is no simple command: no quoting trick, expansion, glob, redirection,
/// assignment or second command gets in, nor a program that runs what its arguments say.
///
/// @param words the program and its arguments, wrappers such as `timeout 5` taken off
record SimpleCommand(List<String> words) {
  private static final int MAX_LENGTH = 2000;

  /// Besides letters and digits. Everything else, `~ * ? [ ] ! # % ^ \` included, may mean
  /// something to some shell.
  private static final String PLAIN = "-_./,:=@+";

  SimpleCommand {
    words = List.copyOf(words);
  }

  static Optional<SimpleCommand> parse(String command) {
    return words(command)
        .flatMap(RiskyCommands::unwrap)
        .filter(words -> !RiskyCommands.runsOrWritesMore(words))
        .map(SimpleCommand::new);
  }

  boolean startsWith(List<String> prefix) {
    return words.size() >= prefix.size() && words.subList(0, prefix.size()).equals(prefix);
  }

  /// Splits plain words, quoted ones included; empty when any character could mean more than
  /// itself.
  static Optional<List<String>> words(String command) {
    if (command.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        inWord = true;
      } else if (c == ' ' && quote == 0) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else if (isPlain(c) || (c == ' ' && quote != 0) || (c == '~' && inWord && quote == 0)) {
        word.append(c);
        inWord = true;
      } else {
        return Optional.empty();
      }
    }
    if (quote != 0) {
      return Optional.empty();
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words.isEmpty() || words.getFirst().isEmpty() || words.getFirst().indexOf('=') >= 0
        ? Optional.empty()
        : Optional.of(words);
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
  }
}

package app.coppice.cli;

import app.coppice.cli.Services.RehearsalStart;
import app.coppice.settings.Profile;
import app.coppice.text.Ansi;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The arguments of a start that plainly asks for the window. Read by hand, because the parser of
/// the whole command line costs a tenth of the time until the window stands; whatever is not
/// understood here is left to it, so both agree.
///
/// @param profile empty for the usual one
record WindowArguments(Optional<Path> profile, List<Path> folders, RehearsalStart rehearsal) {
  private static final String PROFILE = "--profile";

  WindowArguments {
    folders = List.copyOf(folders);
  }

  /// Empty where the command line's parser must look: a subcommand, another option, a mistake.
  static Optional<WindowArguments> read(List<String> arguments) {
    Optional<Path> profile = Optional.empty();
    List<Path> folders = new ArrayList<>();
    RehearsalStart rehearsal = RehearsalStart.NOT_ASKED;
    try {
      for (var rest = arguments.iterator(); rest.hasNext(); ) {
        String argument = rest.next();
        if (argument.equals("--rehearsal")) {
          rehearsal = RehearsalStart.AT_ONCE;
        } else if (argument.equals(PROFILE) && rest.hasNext() && profile.isEmpty()) {
          profile = Optional.of(Path.of(rest.next())).filter(WindowArguments::isPlain);
          if (profile.isEmpty()) {
            return Optional.empty();
          }
        } else if (isPlain(argument) && isPath(argument)) {
          folders.add(Path.of(argument));
        } else {
          return Optional.empty();
        }
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return Optional.of(new WindowArguments(profile, folders, rehearsal));
  }

  private static boolean isPlain(Path path) {
    return isPlain(path.toString());
  }

  /// No option, quotation or file of arguments.
  private static boolean isPlain(String argument) {
    return !argument.isBlank() && "-@\"'".indexOf(argument.charAt(0)) < 0;
  }

  /// A bare word may be a subcommand, or one misspelled.
  private static boolean isPath(String argument) {
    return argument.indexOf('/') >= 0 || argument.indexOf('\\') >= 0 || argument.startsWith(".");
  }

  /// Opens the window and answers one of {@link ExitCode}.
  int open(Services services, Terminal terminal) throws InterruptedException {
    try {
      return services.openWindow(
          profile.map(Profile::new).orElseGet(services::usualProfile), folders, rehearsal);
    } catch (IOException e) {
      terminal.err().println("coppice: " + Ansi.visible(String.valueOf(e.getMessage())));
      return ExitCode.NOT_USABLE;
    }
  }
}

package app.coppice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The shell that the person logs in with: what `SHELL` names, else what the account's entry does,
/// else `/bin/sh`; the first of them that can be started. Immutable.
///
/// @param program an absolute path
record LoginShell(String program) {
  private static final Path ACCOUNTS = Path.of("/etc/passwd");

  static LoginShell ofThisAccount() {
    return of(System.getenv(), System.getProperty("user.name", ""), ACCOUNTS);
  }

  /// @param accounts one a line, the name before the first colon, the shell behind the last
  static LoginShell of(Map<String, String> environment, String account, Path accounts) {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
      return new LoginShell("powershell.exe");
    }
    return Stream.of(Optional.ofNullable(environment.get("SHELL")), entry(account, accounts))
        .flatMap(Optional::stream)
        .filter(LoginShell::canBeStarted)
        .findFirst()
        .map(LoginShell::new)
        .orElseGet(() -> new LoginShell("/bin/sh"));
  }

  private static Optional<String> entry(String account, Path accounts) {
    try (Stream<String> lines = Files.lines(accounts, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(account + ":"))
          .map(line -> line.substring(line.lastIndexOf(':') + 1))
          .findFirst();
    } catch (IOException _) {
      return Optional.empty(); // the system keeps its accounts elsewhere
    }
  }

  private static boolean canBeStarted(String program) {
    try {
      Path file = Path.of(program);
      return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file);
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// The command that a terminal runs: the shell, which reads the person's login files.
  List<String> interactive() {
    return program.equals("powershell.exe") ? List.of(program, "-NoLogo") : List.of(program, "-l");
  }
}

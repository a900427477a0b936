package app.coppice.git;

import app.coppice.git.ProgramRunner.Finished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The git program: the one place that runs it. Thread-safe.
///
/// A quiet run replaces every configured key that names a program; a personal one leaves the
/// person's hooks, filters and signing alone.
public final class GitProgram {
  private static final Duration QUICK = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int LIMIT = 64 * 1024 * 1024;
  private static final byte[] NO_INPUT = {};

  private final ProgramRunner runner;
  private final Map<String, String> personal;

  /// @param personal variables that signing and hooks of the person need, such as `SSH_AUTH_SOCK`,
  ///   `GNUPGHOME`, `XDG_CONFIG_HOME`; quiet runs get the last alone
  public GitProgram(ProgramRunner runner, Map<String, String> personal) {
    this.runner = runner;
    this.personal = Map.copyOf(personal);
  }

  /// The same, whose runs end when the wish comes.
  GitProgram stoppable(StopSignal stop) {
    return new GitProgram(runner.stoppable(stop), personal);
  }

  /// The version as git tells it; empty when git is not installed or does not answer.
  public Optional<String> version() throws InterruptedException {
    try {
      var finished =
          runner.run(
              List.of("git", "--version"), Path.of("/"), environment(), NO_INPUT, QUICK, 4096);
      return finished.exitStatus() == 0
          ? Optional.of(text(finished.output()).strip())
          : Optional.empty();
    } catch (IOException e) {
      // That it cannot be started is the answer.
      return Optional.empty();
    }
  }

  /// Runs git with every key that names a program replaced.
  ///
  /// @param arguments after `git`; paths behind `--`
  Finished quiet(Place place, List<String> arguments, byte[] input)
      throws IOException, InterruptedException {
    return quiet(place, arguments, input, Map.of(), _ -> true);
  }

  /// The same, telling at once how far it is.
  ///
  /// @param mayGoOn hears git's error stream, progress included; false kills git
  Finished quiet(Place place, List<String> arguments, byte[] input, Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    return quiet(place, arguments, input, Map.of(), mayGoOn);
  }

  /// The same.
  ///
  /// @param more variables of this run
  Finished quiet(
      Place place,
      List<String> arguments,
      byte[] input,
      Map<String, String> more,
      Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    var variables = environment();
    variables.put("GIT_PROGRESS_DELAY", "0");
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    variables.put("GIT_ALLOW_PROTOCOL", "none");
    variables.put("GIT_NO_LAZY_FETCH", "1");
    variables.putAll(ExecutingKeys.asEnvironment(ExecutingKeys.blanked(configuredKeys(place))));
    variables.putAll(more);
    return runner.run(
        command(place, arguments), place.folder(), variables, input, LONG, LIMIT, mayGoOn);
  }

  Finished quiet(Place place, List<String> arguments) throws IOException, InterruptedException {
    return quiet(place, arguments, NO_INPUT);
  }

  /// Runs git as the person would at a prompt: hooks, filters and signing apply. Only a watching
  /// daemon is left out, which no commit needs.
  Finished asPerson(Place place, List<String> arguments, byte[] input)
      throws IOException, InterruptedException {
    return asPerson(place, arguments, input, Map.of(), _ -> true);
  }

  /// The same, overheard.
  ///
  /// @param more variables of this run
  /// @param mayGoOn hears git's error stream, where its hooks write, too; false kills git
  Finished asPerson(
      Place place,
      List<String> arguments,
      byte[] input,
      Map<String, String> more,
      Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    var variables = environment();
    variables.putAll(personal);
    variables.putAll(ExecutingKeys.asEnvironment(Map.of("core.fsmonitor", "false")));
    variables.putAll(more);
    return runner.run(
        command(place, arguments), place.folder(), variables, input, LONG, LIMIT, mayGoOn);
  }

  /// Talks to a remote as the person would, see [RemoteKeys]; never asks at a terminal.
  ///
  /// @param more variables of this run
  /// @param mayGoOn hears git's error stream, progress included; false kills git
  Finished toRemote(
      Place place, List<String> arguments, Map<String, String> more, Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    var variables = environment();
    variables.putAll(personal);
    variables.put("GIT_PROGRESS_DELAY", "0");
    var listing = List.of("config", "--list", "--show-scope", "-z");
    var listed =
        runner.run(command(place, listing), place.folder(), variables, NO_INPUT, QUICK, LIMIT);
    if (listed.exitStatus() != 0) {
      throw new IOException("git cannot read its configuration: " + text(listed.error()));
    }
    var keys = new RemoteKeys(text(listed.output()));
    variables.putAll(keys.environment(personal.getOrDefault("GIT_SSH_COMMAND", "")));
    variables.putAll(more);
    return runner.run(
        command(place, arguments), place.folder(), variables, NO_INPUT, LONG, LIMIT, mayGoOn);
  }

  private List<String> configuredKeys(Place place) throws IOException, InterruptedException {
    var listing = List.of("config", "--list", "--name-only", "-z");
    var finished =
        runner.run(command(place, listing), place.folder(), environment(), NO_INPUT, QUICK, LIMIT);
    if (finished.exitStatus() != 0) {
      throw new IOException("git cannot read its configuration: " + text(finished.error()));
    }
    return List.of(text(finished.output()).split("\0"));
  }

  private static List<String> command(Place place, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add("git");
    if (!arguments.getFirst().equals("check-ignore")) {
      // That one takes no patterns anyway, and refuses to be told so.
      command.add("--literal-pathspecs");
    }
    command.add("--no-pager");
    command.add("--git-dir=" + place.gitFolder());
    command.add("--work-tree=" + place.folder());
    command.addAll(arguments);
    return command;
  }

  private Map<String, String> environment() {
    var variables = new TreeMap<String, String>();
    String home = personal.get("XDG_CONFIG_HOME");
    if (home != null) {
      // Line ends are the person's in quiet runs, too.
      variables.put("XDG_CONFIG_HOME", home);
    }
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_EDITOR", ":");
    variables.put("GIT_SEQUENCE_EDITOR", ":");
    variables.put("LC_ALL", "C.UTF-8");
    return variables;
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Where git works. Named outright, so that a `.git` file that somebody changed misleads nobody.
  ///
  /// @param gitFolder of the worktree: the repository's own or the linked worktree's
  record Place(Path folder, Path gitFolder) {}
}

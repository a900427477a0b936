package app.coppice.agent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Programs that run other programs, or write files, by what their arguments say. No list of them
/// is ever complete; it narrows what a prefix rule covers and replaces no sandbox.
final class RiskyCommands {
  /// Run whatever their arguments name, in ways not worth parsing.
  private static final Set<String> NEVER =
      Set.of(
          "eval",
          "exec",
          "source",
          ".",
          "command",
          "builtin",
          "trap",
          "alias",
          "export",
          "set",
          "xargs",
          "parallel",
          "tar",
          "bsdtar",
          "cpio",
          "awk",
          "gawk",
          "mawk",
          "nawk",
          "sudo",
          "doas",
          "su",
          "pkexec",
          "ssh",
          "scp",
          "rsync",
          "setsid",
          "script",
          "strace",
          "ltrace",
          "gdb",
          "chroot",
          "unshare",
          "nsenter",
          "systemd-run",
          "flock",
          "watch",
          "at",
          "batch",
          "crontab",
          "ed",
          "ex",
          "vi",
          "vim",
          "nvim",
          "emacs",
          "less",
          "more",
          "man",
          "stdbuf",
          "ionice",
          "chrt",
          "taskset",
          "toybox",
          "time",
          "cmd",
          "cmd.exe",
          "powershell",
          "pwsh",
          "docker",
          "podman",
          "kubectl",
          "dbus-send",
          "gdbus",
          "busctl",
          "expect",
          "socat",
          "nc",
          "ncat",
          "netcat",
          "telnet");

  /// Run a script file when it comes first, and inline code by an option.
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh",
          "bash",
          "dash",
          "zsh",
          "ksh",
          "ash",
          "mksh",
          "fish",
          "python",
          "python2",
          "python3",
          "perl",
          "ruby",
          "node",
          "nodejs",
          "deno",
          "bun",
          "php",
          "lua",
          "tclsh",
          "osascript",
          "jshell",
          "groovy",
          "scala",
          "Rscript");

  /// Options of a program that make it run or write something, by their long names.
  private static final Map<String, List<String>> LONG_OPTIONS =
      Map.of(
          "rg", List.of("--pre", "--hostname-bin", "--search-zip"),
          "sort", List.of("--output", "--compress-program", "--temporary-directory", "--files0"),
          "git",
              List.of(
                  "--config-env",
                  "--exec-path",
                  "--exec",
                  "--git-dir",
                  "--work-tree",
                  "--upload-pack",
                  "--receive-pack",
                  "--open-files-in-pager",
                  "--output",
                  "--ext-diff",
                  "--textconv",
                  "--template",
                  "--namespace",
                  "--paginate"));

  /// The same for one-letter options, alone or at the head of a cluster.
  private static final Map<String, String> SHORT_OPTIONS =
      Map.of("rg", "z", "sort", "oTS", "git", "cCOux");

  private static final List<String> FIND_ACTIONS =
      List.of("-exec", "-ok", "-delete", "-fprint", "-fls");

  private RiskyCommands() {}

  /// Takes wrappers off the front; empty where a wrapper's own arguments are not understood.
  static Optional<List<String>> unwrap(List<String> words) {
    List<String> rest = words;
    while (!rest.isEmpty()) {
      int skip =
          switch (program(rest)) {
            case "nohup", "busybox", "env" -> 1;
            case "timeout" -> 2;
            case "nice" -> rest.size() > 1 && rest.get(1).equals("-n") ? 3 : 1;
            default -> 0;
          };
      if (skip == 0) {
        return Optional.of(rest);
      }
      if (rest.size() <= skip) {
        return Optional.empty();
      }
      rest = rest.subList(skip, rest.size());
      // An option or an assignment here belongs to the wrapper: `env -S`, `env A=b`, `timeout -k`.
      if (rest.getFirst().startsWith("-") || rest.getFirst().indexOf('=') >= 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  static boolean runsOrWritesMore(List<String> words) {
    String program = program(words);
    List<String> arguments = words.subList(1, words.size());
    return NEVER.contains(program)
        || arguments.stream().anyMatch(RiskyCommands::touchesGitFolder)
        || (isInterpreter(program) && (arguments.isEmpty() || arguments.getFirst().startsWith("-")))
        || (program.equals("find") && arguments.stream().anyMatch(RiskyCommands::isFindAction))
        || ((program.equals("sed") || program.equals("gsed")) && !printsLines(arguments))
        || (program.equals("git") && isRiskyGit(arguments))
        || arguments.stream().anyMatch(argument -> isRiskyOption(program, argument));
  }

  private static String program(List<String> words) {
    String first = words.getFirst();
    return first.substring(first.lastIndexOf('/') + 1);
  }

  private static boolean isInterpreter(String program) {
    String plain = program.replaceAll("[0-9.]+$", "");
    return INTERPRETERS.contains(program) || INTERPRETERS.contains(plain);
  }

  private static boolean isFindAction(String argument) {
    return FIND_ACTIONS.stream().anyMatch(argument::startsWith);
  }

  /// `sed -n 3,7p file` prints; every other script may write (`w`) or run (`e`).
  private static boolean printsLines(List<String> arguments) {
    return arguments.size() >= 2
        && arguments.get(0).equals("-n")
        && arguments.get(1).matches("[0-9]+(,[0-9]+)?p")
        && arguments.stream().skip(2).noneMatch(argument -> argument.startsWith("-"));
  }

  /// Git with options before its verb, an unknown transport, or settings that name programs.
  private static boolean isRiskyGit(List<String> arguments) {
    return arguments.isEmpty()
        || arguments.getFirst().startsWith("-")
        || Set.of("config", "submodule", "bisect", "difftool", "mergetool", "filter-branch")
            .contains(arguments.getFirst())
        || arguments.stream().anyMatch(argument -> argument.contains("::"));
  }

  /// Long options may be shortened (`--outp`) or carry a value (`--output=x`).
  private static boolean isRiskyOption(String program, String argument) {
    if (argument.startsWith("--")) {
      int end = argument.indexOf('=');
      String name = end < 0 ? argument : argument.substring(0, end);
      return name.length() > 2
          && LONG_OPTIONS.getOrDefault(program, List.of()).stream()
              .anyMatch(option -> option.startsWith(name) || name.startsWith(option));
    }
    String risky = SHORT_OPTIONS.getOrDefault(program, "");
    return argument.startsWith("-")
        && argument.chars().skip(1).anyMatch(letter -> risky.indexOf(letter) >= 0);
  }

  private static boolean touchesGitFolder(String argument) {
    return List.of(argument.toLowerCase(Locale.ROOT).split("[/:=]", -1)).contains(".git");
  }
}

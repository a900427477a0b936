package app.coppice.git;

import app.coppice.git.ProgramRunner.Finished;
import app.coppice.git.PushResult.Behind;
import app.coppice.git.PushResult.Pushed;
import app.coppice.git.PushResult.Refused;
import app.coppice.text.ShellWord;
import java.util.Locale;
import java.util.Optional;

/// What git said of a push or a fetch, in words for the person. Pure.
record PushWords(String branch, String remote, String tip) {
  private static final int SHOWN = 600;

  PushResult result(Finished finished) {
    String said = GitProgram.text(finished.error());
    if (finished.exitStatus() == -1) {
      return new Refused("The push took more than ten minutes and was ended. Try again.");
    }
    Optional<String> line =
        GitProgram.text(finished.output()).lines().filter(it -> it.indexOf('\t') == 1).findFirst();
    if (line.isPresent() && line.get().startsWith("!")) {
      String reason = line.get().substring(line.get().lastIndexOf('\t') + 1);
      boolean behind = reason.contains("non-fast-forward") || reason.contains("fetch first");
      return behind
          ? new Behind(
              lacking() + " Fetch and merge them, or rebase onto them, then push again.",
              upstream())
          : new Refused(rejected(reason, said));
    }
    if (line.isPresent() && finished.exitStatus() == 0) {
      return new Pushed(pushed(line.get().substring(0, 1)));
    }
    return finished.exitStatus() == 0 ? new Pushed(pushed(" ")) : new Refused(failed(said));
  }

  private String pushed(String sign) {
    String target = "“" + remote + "/" + branch + "”";
    return switch (sign) {
      case "=" -> target + " has all of it already.";
      case "*" -> "Pushed as a new branch " + target + ", which is its upstream now.";
      default -> "Pushed to " + target + ", at " + tip.substring(0, 8) + ".";
    };
  }

  private String rejected(String reason, String said) {
    String target = "“" + upstream() + "”";
    if (reason.contains("remote rejected")) {
      return target + " was refused by the remote: " + shown(reason + "\n" + remoteLines(said));
    }
    return "The push was rejected: " + shown(reason);
  }

  String lacking() {
    return "“"
        + upstream()
        + "” has commits that this branch lacks, so the push was rejected; nothing was"
        + " overwritten.";
  }

  /// What to do where fetches come from elsewhere than pushes go. The address stays out of it,
  /// which may hold a password.
  String apart() {
    return "Pushes to “"
        + remote
        + "” go to another place than its fetches come from (git remote -v). In a terminal of the"
        + " session: git fetch \"$(git remote get-url --push -- "
        + ShellWord.of(remote)
        + ")\" "
        + ShellWord.of("refs/heads/" + branch)
        + " && git merge FETCH_HEAD, then push again.";
  }

  private String upstream() {
    return remote + "/" + branch;
  }

  /// What git said of a fetch that failed.
  String unfetched(Finished finished) {
    String said = GitProgram.text(finished.error());
    if (finished.exitStatus() == -1) {
      return "The fetch took more than ten minutes and was ended. Try again.";
    }
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("couldn't find remote ref")) {
      return "“" + remote + "” has no branch “" + branch + "”. Push it first.";
    }
    return hint(lower).orElse("git could not fetch.") + " git said: " + shown(said);
  }

  private String failed(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    return hint(lower).orElse("git could not push.") + " git said: " + shown(said);
  }

  private Optional<String> hint(String lower) {
    if (lower.contains("could not read username")
        || lower.contains("could not read password")
        || lower.contains("terminal prompts disabled")) {
      return Optional.of(
          "“"
              + remote
              + "” asks for a name and a password, and no credential helper gave them. Set one up"
              + " (git config --global credential.helper …), or push once in a terminal.");
    }
    if (lower.contains("authentication failed") || lower.contains("invalid credentials")) {
      return Optional.of("“" + remote + "” did not accept the credentials of your helper.");
    }
    if (lower.contains("permission denied") || lower.contains("403")) {
      return Optional.of("“" + remote + "” does not allow this with these credentials.");
    }
    if (lower.contains("host key verification failed")) {
      return Optional.of("The host of “" + remote + "” is not known to ssh. Connect once by ssh.");
    }
    if (lower.contains("could not resolve host")
        || lower.contains("failed to connect")
        || lower.contains("couldn't connect")
        || lower.contains("connection refused")
        || lower.contains("timed out")) {
      return Optional.of(
          "“" + remote + "” cannot be reached. Look at the network, then try again.");
    }
    if (lower.contains("does not appear to be a git repository")
        || lower.contains("not found")
        || lower.contains("no such file")) {
      return Optional.of("“" + remote + "” leads to no repository. Look at git remote -v.");
    }
    return Optional.empty();
  }

  private static String remoteLines(String said) {
    var lines = new StringBuilder();
    said.lines()
        .filter(line -> line.startsWith("remote:"))
        .forEach(line -> lines.append(line.substring("remote:".length()).strip()).append('\n'));
    return lines.toString();
  }

  /// Without progress, and without what an address may carry of a password.
  private static String shown(String said) {
    var lines = new StringBuilder();
    said.replace('\r', '\n')
        .lines()
        .filter(line -> !line.isBlank() && !line.contains("%") && !line.startsWith("hint:"))
        .forEach(line -> lines.append(line.strip()).append('\n'));
    String text = lines.toString().replaceAll("://[^/@\\s]+@", "://").strip();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}

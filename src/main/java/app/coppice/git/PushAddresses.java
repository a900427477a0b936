package app.coppice.git;

import app.coppice.text.ProgramName;
import app.coppice.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where the pushes to a remote go. A repository on this disk may have been made, and been named as
/// the remote, by an agent: it receives without its hooks, and one that has some is refused, since
/// they may be there to refuse a push, until the person lets them run. A fetch comes from such
/// addresses under the same care: a repository on this disk sends without hooks and programs.
///
/// @param from the folder that relative addresses start from
/// @param urls as git works them out from the whole configuration
/// @param program that reads the configuration of a repository on this disk
record PushAddresses(Path from, List<String> urls, GitProgram program) {
  /// A host before the first slash, as ssh has it, or one of the protocols that leave the machine.
  private static final Pattern ELSEWHERE =
      Pattern.compile("(ssh|git|https?|git\\+ssh|ssh\\+git)://.*|[^/:]+:(?!:|//).*|\\[[^/]*\\]:.*");

  /// The parts of such an address that tell one repository from another.
  private static final String HOST = "(?:[^@/]*@)?(?<host>\\[[^]]*]|[^:/]+)";

  private static final String PATH = "/*(?<path>.*?)(?:\\.git)?/*";
  private static final List<Pattern> PARTS =
      List.of(
          Pattern.compile("[a-z+]+://" + HOST + "(?::\\d+)?/" + PATH),
          Pattern.compile(HOST + ":" + PATH));

  /// Where git looks for a repository under an address, in its order.
  private static final List<String> ENDINGS = List.of("/.git", "", ".git/.git", ".git");

  /// The command line goes before the receiving repository's configuration, files that it includes
  /// among it. Submodules there stay as they are: git would bring their files along by the filters
  /// of their own configuration, which nobody was shown.
  private static final String GUARDED =
      " -c core.alternateRefsCommand=true -c core.fsmonitor=false -c receive.autogc=false"
          + " -c submodule.recurse=false";

  private static final String WITHOUT_HOOKS =
      "git -c core.hooksPath=/dev/null"
          + GUARDED
          + " -c receive.denyCurrentBranch=refuse receive-pack";

  /// For a program that sends; it names none itself and fetches nothing for it.
  private static final String SENDING =
      "GIT_NO_LAZY_FETCH=1 git -c core.hooksPath=/dev/null -c core.alternateRefsCommand=true"
          + " -c core.fsmonitor=false upload-pack";

  static PushAddresses of(Repository repository, String remote)
      throws IOException, InterruptedException {
    return asked(repository, List.of("remote", "get-url", "--push", "--all", "--", remote));
  }

  /// Where a fetch comes from.
  static PushAddresses toFetch(Repository repository, String remote)
      throws IOException, InterruptedException {
    return asked(repository, List.of("remote", "get-url", "--", remote));
  }

  /// Whether a fetch of the remote comes from elsewhere than its pushes go, as by `pushurl` or
  /// `pushInsteadOf`.
  static boolean areApart(Repository repository, String remote)
      throws IOException, InterruptedException {
    return !of(repository, remote).places().equals(toFetch(repository, remote).places());
  }

  /// The repositories, however they are reached: by `https` it is the one that it is by `ssh`.
  Set<String> places() {
    return urls.stream().map(this::place).collect(Collectors.toSet());
  }

  private String place(String url) {
    if (!ELSEWHERE.matcher(url).matches()) {
      return receiver(url).map(Path::toString).orElse(url);
    }
    return PARTS.stream()
        .map(parts -> parts.matcher(url))
        .filter(Matcher::matches)
        .map(parts -> parts.group("host").toLowerCase(Locale.ROOT) + "/" + parts.group("path"))
        .findFirst()
        .orElse(url);
  }

  /// Why nothing is fetched from there, and what to do.
  Optional<String> fetchProblem() {
    if (areElsewhere() || receiver().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "The remote's address, "
            + String.join(", ", urls)
            + ", leads to no repository, or to a program. Look at git remote -v.");
  }

  /// The program at the other end of a fetch, for a shell.
  String uploadPack() {
    return areElsewhere() ? "git-upload-pack" : SENDING;
  }

  private static PushAddresses asked(Repository repository, List<String> asked)
      throws IOException, InterruptedException {
    var told = repository.program().toRemote(repository.place(), asked, Map.of(), _ -> true);
    if (told.exitStatus() != 0) {
      throw new IOException("git finds no address: " + GitProgram.text(told.error()).strip());
    }
    List<String> urls = GitProgram.text(told.output()).lines().toList();
    return new PushAddresses(repository.place().folder(), urls, repository.program());
  }

  /// Why nothing is pushed there, and what to do.
  ///
  /// @param found what {@link #hooks} came to
  /// @param agreed the fingerprint of the hooks that the person lets run; empty for none
  Optional<String> problem(Optional<ReceivingHooks> found, String agreed) {
    if (areElsewhere()) {
      return Optional.empty();
    }
    if (urls.size() != 1 || urls.getFirst().contains("::")) {
      return Optional.of(
          "The remote leads to a program or to several places, some on this disk. Push with git"
              + " itself.");
    }
    if (receiver().isEmpty()) {
      return Optional.of(
          "The remote's address, "
              + urls.getFirst()
              + ", leads to no repository. Look at git remote -v.");
    }
    return found.filter(it -> !it.fingerprint().equals(agreed)).map(it -> refusal(it, agreed));
  }

  private static String refusal(ReceivingHooks hooks, String agreed) {
    String what =
        agreed.isEmpty()
            ? " runs hooks when it is pushed to ("
                + String.join(", ", hooks.names())
                + "), and an agent could have put them there."
            : " has other hooks by now than those that you have let run.";
    return "The repository "
        + hooks.repository()
        + " on this disk"
        + what
        + " Look at them, then push from the window and let them run, or with "
        + ProgramName.command("push")
        + " --run-hooks.";
  }

  /// The hooks of the repository on this disk; empty when it has none or is elsewhere.
  Optional<ReceivingHooks> hooks() throws IOException, InterruptedException {
    Optional<Path> receiver = areElsewhere() ? Optional.empty() : receiver();
    if (receiver.isEmpty()) {
      return Optional.empty();
    }
    var config = ReceivingConfig.of(program, receiver.get());
    Optional<ReceivingHooks> hooks = ReceivingHooks.of(config);
    return hooks.isEmpty() ? hooks : Optional.of(hooks.get().with(ReceivingCheckout.of(config)));
  }

  private Optional<Path> receiver() {
    return receiver(urls.size() == 1 ? urls.getFirst() : "");
  }

  private Optional<Path> receiver(String url) {
    return url.isEmpty() || url.contains("::")
        ? Optional.empty()
        : gitFolder(url.startsWith("file://") ? url.substring("file://".length()) : url);
  }

  /// The program at the other end, for a shell. Of the hooks that the person lets run it is held to
  /// the folder that was looked at, wherever the configuration may lead by then.
  ///
  /// @param agreed empty for none
  String receivePack(Optional<ReceivingHooks> agreed) {
    return areElsewhere()
        ? "git-receive-pack"
        : agreed.map(PushAddresses::withHooks).orElse(WITHOUT_HOOKS);
  }

  private static String withHooks(ReceivingHooks hooks) {
    String folder = ShellWord.quoted(hooks.folder().toString());
    return "git -c core.hooksPath=" + folder + GUARDED + hooks.held() + " receive-pack";
  }

  /// Holds git to the kind of address that was looked at, should it be changed meanwhile.
  Map<String, String> variables() {
    return Map.of("GIT_ALLOW_PROTOCOL", areElsewhere() ? "git:http:https:ssh" : "file");
  }

  private boolean areElsewhere() {
    return urls.stream().allMatch(url -> ELSEWHERE.matcher(url).matches());
  }

  private Optional<Path> gitFolder(String path) {
    for (String ending : ENDINGS) {
      try {
        Path folder = from.resolve(path + ending).normalize();
        if (Files.isRegularFile(folder.resolve("HEAD"))
            && Files.isDirectory(folder.resolve("objects"))) {
          return Optional.of(folder);
        }
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}

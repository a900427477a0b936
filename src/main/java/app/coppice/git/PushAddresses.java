package app.coppice.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/// Where the pushes to a remote go. A repository on this disk may have been made, and been named as
/// the remote, by an agent: it receives without its hooks, and one that has some is refused, since
/// they may be there to refuse a push.
///
/// @param from the folder that relative addresses start from
/// @param urls as git works them out from the whole configuration
record PushAddresses(Path from, List<String> urls) {
  /// A host before the first slash, as ssh has it, or one of the protocols that leave the machine.
  private static final Pattern ELSEWHERE =
      Pattern.compile("(ssh|git|https?|git\\+ssh|ssh\\+git)://.*|[^/:]+:(?!:|//).*|\\[[^/]*\\]:.*");

  private static final Set<String> HOOKS =
      Set.of(
          "pre-receive",
          "update",
          "proc-receive",
          "post-receive",
          "post-update",
          "push-to-checkout",
          "reference-transaction");

  /// Where git looks for a repository under an address, in its order.
  private static final List<String> ENDINGS = List.of("/.git", "", ".git/.git", ".git");

  /// The command line goes before the receiving repository's configuration.
  private static final String WITHOUT_HOOKS =
      "git -c core.hooksPath=/dev/null -c core.alternateRefsCommand=true -c core.fsmonitor=false"
          + " -c receive.autogc=false -c receive.denyCurrentBranch=refuse receive-pack";

  static PushAddresses of(Repository repository, String remote)
      throws IOException, InterruptedException {
    var asked = List.of("remote", "get-url", "--push", "--all", "--", remote);
    var told = repository.program().toRemote(repository.place(), asked, Map.of(), _ -> true);
    if (told.exitStatus() != 0) {
      throw new IOException("git finds no address: " + GitProgram.text(told.error()).strip());
    }
    List<String> urls = GitProgram.text(told.output()).lines().toList();
    return new PushAddresses(repository.place().folder(), urls);
  }

  /// Why nothing is pushed there, and what to do.
  Optional<String> problem() throws IOException {
    if (areElsewhere()) {
      return Optional.empty();
    }
    if (urls.size() != 1 || urls.getFirst().contains("::")) {
      return Optional.of(
          "The remote leads to a program or to several places, some on this disk. Push with git"
              + " itself.");
    }
    String url = urls.getFirst();
    var found = gitFolder(url.startsWith("file://") ? url.substring("file://".length()) : url);
    if (found.isEmpty()) {
      return Optional.of(
          "The remote's address, " + url + ", leads to no repository. Look at git remote -v.");
    }
    return hasHooks(found.get())
        ? Optional.of(
            "The repository "
                + found.get()
                + " on this disk runs hooks when it is pushed to, and an agent could have put them"
                + " there. Look at them, then push with git itself.")
        : Optional.empty();
  }

  String receivePack() {
    return areElsewhere() ? "git-receive-pack" : WITHOUT_HOOKS;
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

  private static boolean hasHooks(Path gitFolder) throws IOException {
    var config = new FileBasedConfig(gitFolder.resolve("config").toFile(), FS.DETECTED);
    try {
      config.load();
    } catch (ConfigInvalidException e) {
      throw new IOException("The configuration of " + gitFolder + " cannot be read", e);
    }
    if (config.getString("core", null, "hooksPath") != null
        || !config.getSubsections("hook").isEmpty()) {
      return true;
    }
    Path hooks = gitFolder.resolve("hooks");
    if (!Files.isDirectory(hooks)) {
      return false;
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            hooks,
            hook ->
                HOOKS.contains(String.valueOf(hook.getFileName())) && Files.isExecutable(hook))) {
      return found.iterator().hasNext();
    }
  }
}

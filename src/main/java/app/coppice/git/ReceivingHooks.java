package app.coppice.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.util.FS;

/// The hooks that a repository on this disk runs when it is pushed to. An agent may have made them,
/// so they run when the person says so, as they are then, and from the folder that was looked at.
///
/// @param repository its git folder
/// @param folder where the hooks lie, as a whole path
/// @param names of the hooks, sorted; a setting where the configuration names others, and each
///   filter that runs because the files of a checked-out branch are brought along
/// @param fingerprint another one as soon as a hook or the configuration is
/// @param held what git is told besides, in the shell's quotes, so that no other programs run
public record ReceivingHooks(
    Path repository, Path folder, List<String> names, String fingerprint, String held) {
  private static final String CONFIGURED = "hook.";

  private static final Set<String> NAMES =
      Set.of(
          "pre-receive",
          "update",
          "proc-receive",
          "post-receive",
          "post-update",
          "push-to-checkout",
          "post-index-change",
          "pre-auto-gc",
          "reference-transaction");

  public ReceivingHooks {
    names = List.copyOf(names);
  }

  /// The same with the filters that run there.
  ReceivingHooks with(ReceivingCheckout checkout) {
    var all = new ArrayList<>(names);
    all.addAll(checkout.filters().keySet());
    MessageDigest digest = digest();
    digest.update((fingerprint + checkout.held()).getBytes(StandardCharsets.UTF_8));
    String both = HexFormat.of().formatHex(digest.digest());
    return new ReceivingHooks(repository, folder, all, both, checkout.held());
  }

  /// Those of a repository; empty when it runs none. Blocking.
  static Optional<ReceivingHooks> of(ReceivingConfig config) throws IOException {
    Path gitFolder = config.gitFolder();
    MessageDigest digest = digest();
    add(digest, gitFolder.toString(), gitFolder.resolve("config"));
    var names = new ArrayList<String>();
    Optional<String> elsewhere = config.own("core.hookspath");
    Path folder = gitFolder.resolve("hooks").toAbsolutePath();
    if (elsewhere.isPresent()) {
      names.add("core.hooksPath=" + elsewhere.get());
      folder = named(gitFolder, elsewhere.get(), FS.DETECTED.userHome().toPath());
    }
    // Those that stand in the configuration, as git runs them from 2.54 on.
    var configured = new TreeSet<String>();
    for (ReceivingConfig.Line line : config.lines()) {
      int name = line.key().lastIndexOf('.');
      if (line.isOwn() && line.key().startsWith(CONFIGURED) && name >= CONFIGURED.length()) {
        configured.add(line.key().substring(0, name));
        digest.update((line.key() + "\n" + line.value() + "\0").getBytes(StandardCharsets.UTF_8));
      }
    }
    names.addAll(configured);
    digest.update((folder + "\0").getBytes(StandardCharsets.UTF_8));
    addAll(digest, folder, names);
    names.sort(null);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReceivingHooks(
                gitFolder, folder, names, HexFormat.of().formatHex(digest.digest()), ""));
  }

  /// The folder that a setting means, as git reads it: what is no whole path starts at the
  /// repository.
  ///
  /// @param home of the person
  static Path named(Path gitFolder, String setting, Path home) throws IOException {
    if (setting.equals("~") || setting.startsWith("~/")) {
      return home.resolve(setting.substring(Math.min(2, setting.length()))).toAbsolutePath();
    }
    if (setting.startsWith("~") || setting.startsWith("%(")) {
      throw new IOException(
          "The hooks of "
              + gitFolder
              + " lie in "
              + setting
              + ", where they cannot be looked at. Push with git itself.");
    }
    try {
      return gitFolder.resolve(setting).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new IOException("core.hooksPath of " + gitFolder + " names no folder", e);
    }
  }

  private static void addAll(MessageDigest digest, Path folder, List<String> names)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> hooks =
        Files.newDirectoryStream(
            folder,
            hook ->
                NAMES.contains(String.valueOf(hook.getFileName()))
                    && Files.isRegularFile(hook)
                    && Files.isExecutable(hook))) {
      hooks.forEach(found::add);
    }
    found.sort(null);
    for (Path hook : found) {
      String name = String.valueOf(hook.getFileName());
      names.add(name);
      add(digest, name, hook);
    }
  }

  private static void add(MessageDigest digest, String name, Path file) throws IOException {
    digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
    if (Files.isRegularFile(file)) {
      // Of any size, and never whole in memory.
      long length =
          Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      digest.update(("\0" + length + "\0").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

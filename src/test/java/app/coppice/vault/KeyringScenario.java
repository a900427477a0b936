package app.coppice.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the keyring's tests do in a process of its own, inside a private D-Bus session; prints a
/// line for each step.
public final class KeyringScenario {
  private static final String SECRET = "sk-ant-canary-1234567890";

  private final Path file;
  private final Keychain keychain;

  private KeyringScenario(Path folder, Duration quick, Duration asking) {
    this.file = folder.resolve("secrets.vault");
    this.keychain = new PatientKeychain(LibsecretKeychain::open, quick, asking);
  }

  /// @param arguments the scenario and a folder
  public static void main(String[] arguments) throws Exception {
    // Short only where the scenario waits it out.
    boolean silent = arguments[0].equals("silent");
    boolean unanswered = silent || arguments[0].equals("locked");
    KeyringScenario scenario =
        new KeyringScenario(
            Path.of(arguments[1]),
            silent ? Duration.ofMillis(1_500) : Duration.ofSeconds(30),
            unanswered ? Duration.ofSeconds(6) : Duration.ofSeconds(30));
    switch (arguments[0]) {
      case "items" -> scenario.items();
      case "tied" -> scenario.tied();
      case "locked" -> scenario.locked();
      case "silent" -> scenario.silent();
      case "absent" -> scenario.absent();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    // GLib's threads go with the process.
    System.exit(0);
  }

  private void items() throws IOException {
    say("standing", keychain.standing().kind());
    say("before", keychain.read("a").isPresent());
    keychain.write("a", new byte[] {1, -1, 0});
    keychain.write("b", new byte[] {9});
    keychain.write("a", new byte[] {1, -1, 2});
    say("a", List.of(keychain.read("a").orElseThrow()[1], keychain.read("a").orElseThrow()[2]));
    keychain.remove("a");
    keychain.remove("a");
    say("removed", keychain.read("a").isPresent());
    say("other", keychain.read("b").isPresent());
  }

  private void tied() throws IOException {
    Vault vault = vault();
    RecoveryCode code = vault.create(word("right"));
    byte[] old = Files.readAllBytes(file);
    vault.set("anthropic", word(SECRET));
    say("protection", vault.protection());
    say("again", vault().unlock(word("right")));
    say("wrong", vault().unlock(word("wrong")));
    Vault elsewhere = new Vault(file, KdfParameters.FLOOR, new QuickHash(), Keychain.none());
    say("elsewhere", elsewhere.unlock(word("right")));
    byte[] newest = Files.readAllBytes(file);
    Files.write(file, old);
    say("rolled back", vault().unlock(word("right")));
    Files.write(file, newest);
    say("newest", vault().unlock(word("right")));
    say("recovered", elsewhere.recover(word(code.text()), word("new")));
    say("untied", elsewhere.protection());
    say("secret", elsewhere.use("anthropic", Secret::reveal).orElse("none").equals(SECRET));
  }

  private void locked() throws Exception {
    Vault vault = vault();
    RecoveryCode code = vault.create(word("right"));
    vault.set("anthropic", word(SECRET));
    vault.lock();
    keyring("Lock");
    say("standing", keychain.standing());
    say("unlock", vault.unlock(word("right")).getClass().getSimpleName());
    say("state", vault.state());
    Path other = file.resolveSibling("other.vault");
    Vault second = new Vault(other, KdfParameters.FLOOR, new QuickHash(), keychain);
    say("new vault's code", second.create(word("second")).text().length());
    say("new vault", second.protection());
    say("recovered", vault.recover(word(code.text()), word("new")));
    say("plain", Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET));
  }

  private void silent() throws Exception {
    say("code", vault().create(word("right")).text().length());
    String daemon = daemon();
    run("kill", "-STOP", daemon);
    try {
      long start = System.nanoTime();
      say("standing", keychain.standing().kind());
      say("unlock", vault().unlock(word("right")));
      say("quick", Duration.ofNanos(System.nanoTime() - start).toSeconds() < 10);
    } finally {
      run("kill", "-CONT", daemon);
    }
  }

  private void absent() throws IOException {
    say("standing", keychain.standing());
    Vault vault = vault();
    say("code", vault.create(word("right")).text().length());
    say("protection", vault.protection());
    say("again", vault().unlock(word("right")));
  }

  private Vault vault() {
    return new Vault(file, KdfParameters.FLOOR, new QuickHash(), keychain);
  }

  private static void keyring(String verb) throws Exception {
    run(
        "dbus-send",
        "--session",
        "--dest=org.freedesktop.secrets",
        "--print-reply",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service." + verb,
        "array:objpath:/org/freedesktop/secrets/collection/login");
  }

  /// The number of the process that answers for the Secret Service.
  private static String daemon() throws Exception {
    Process process =
        new ProcessBuilder(
                "dbus-send",
                "--session",
                "--print-reply=literal",
                "--dest=org.freedesktop.DBus",
                "/",
                "org.freedesktop.DBus.GetConnectionUnixProcessID",
                "string:org.freedesktop.secrets")
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return answer.strip().replace("uint32 ", "");
  }

  private static void run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  private static char[] word(String text) {
    return text.toCharArray();
  }

  private static void say(String what, Object found) {
    System.out.println(what + ": " + found);
  }
}

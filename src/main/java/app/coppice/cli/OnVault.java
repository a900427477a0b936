package app.coppice.cli;

import app.coppice.text.ProgramName;
import app.coppice.text.Weakness;
import app.coppice.vault.UnlockResult;
import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.Vault;
import app.coppice.vault.VaultState;
import java.io.IOException;
import java.nio.CharBuffer;

/// A command that works on the vault.
abstract class OnVault extends Command {
  OnVault(Services services, Terminal terminal) {
    super(services, terminal);
  }

  abstract void work(Output output, Vault vault) throws IOException;

  @Override
  final int run(Output output) throws IOException {
    try (Vault vault = services().vault(profile())) {
      work(output, vault);
      return ExitCode.DONE;
    }
  }

  final char[] ask(String question) throws IOException {
    char[] answer = Passphrase.ask(terminal(), question).characters();
    if (answer.length == 0) {
      throw new IOException("Nothing was entered. Nothing was changed.");
    }
    return answer;
  }

  /// A new passphrase; one that is easily guessed is taken, and what is weak about it is said.
  final char[] askNew(Output output) throws IOException {
    char[] fresh = ask("New passphrase");
    Weakness.of(CharBuffer.wrap(fresh))
        .ifPresent(weakness ->
            output.warning(
                "This passphrase is easily guessed by somebody who gets hold of the vault's file: "
                    + switch (weakness) {
                      case SHORT -> "it is short";
                      case ALIKE -> "it has few different characters";
                      case COMMON -> "most of it is what is tried first";
                    }
                    + ". Four or five unrelated words are hard to guess. Change it: "
                    + ProgramName.command("vault passphrase")));
    return fresh;
  }

  final void unlock(Output output, Vault vault) throws IOException {
    require(output, unlocked(vault));
  }

  final UnlockResult unlocked(Vault vault) throws IOException {
    return vault.state() == VaultState.MISSING
        ? new UnlockResult.Missing()
        : vault.unlock(ask("Passphrase"));
  }

  /// As the other, and says so when somebody put an older vault in its place.
  static void require(Output output, UnlockResult result) throws IOException {
    VaultCommand.require(result);
    if (isOlder(result)) {
      output.warning(
          "This vault is older than the last one that was opened here. Unless you restored a copy,"
              + " somebody may have put it back: look through its secrets. If it is the right"
              + " one: "
              + ProgramName.command("vault accept"));
    }
  }

  static boolean isOlder(UnlockResult result) {
    return result.equals(new UnlockResult.Unlocked(Freshness.OLDER_THAN_LAST_SEEN));
  }

  /// What a vault that was just made or given a passphrase is protected by, for the person.
  static String protection(Vault vault) throws IOException {
    return switch (vault.protection()) {
      case PASSPHRASE_AND_KEYCHAIN -> "It is tied to " + vault.keychain().found() + ".";
      case PASSPHRASE -> "Only the passphrase protects it (" + vault.keychain().found() + ").";
    };
  }

  static String keychain(Vault vault) throws IOException {
    return switch (vault.protection()) {
      case PASSPHRASE_AND_KEYCHAIN -> "tied";
      case PASSPHRASE -> "none";
    };
  }

  static void done(Output output, String message) {
    output.event(Output.object("done").put("message", message));
    output.line(message);
  }
}

package app.coppice.cli;

import app.coppice.vault.UnlockResult;
import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.Vault;
import app.coppice.vault.VaultState;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// The vault's commands. Passphrases and secrets are asked at the terminal, or read line by line
/// from standard input; they are never arguments, which other programs could see.
@CommandLine.Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    description = "Keep keys in the encrypted vault. Secrets come from standard input.")
final class VaultCommand extends Command {
  VaultCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output) {
    return badUsage(
        "vault needs one of: init, set, list, remove, passphrase, recover, restore," + " accept");
  }

  static CommandLine commandLine(Services services, Terminal terminal) {
    return new CommandLine(new VaultCommand(services, terminal))
        .addSubcommand(new Init(services, terminal))
        .addSubcommand(new Set(services, terminal))
        .addSubcommand(new Listing(services, terminal))
        .addSubcommand(new Remove(services, terminal))
        .addSubcommand(new Change(services, terminal))
        .addSubcommand(new Recover(services, terminal))
        .addSubcommand(new Restore(services, terminal))
        .addSubcommand(new Accept(services, terminal));
  }

  /// @throws IOException when the vault did not open; the message is for the person
  static void require(UnlockResult result) throws IOException {
    switch (result) {
      case UnlockResult.Unlocked _ -> {}
      case UnlockResult.WrongPassphrase _ ->
          throw new IOException("Wrong passphrase. Nothing was changed.");
      case UnlockResult.Damaged(String what, boolean backup) ->
          throw new IOException(
              "The vault is damaged: "
                  + what
                  + (backup ? ". The last good copy can be restored: coppice vault restore" : "."));
      case UnlockResult.NewerVersion(int version) ->
          throw new IOException(
              "The vault has version " + version + ", of a newer Coppice. Update Coppice.");
      case UnlockResult.Missing _ ->
          throw new IOException("There is no vault yet. Make one: coppice vault init");
      case UnlockResult.KeychainMissing(String why) ->
          throw new IOException(
              "The vault is tied to the system's keychain, and "
                  + why
                  + ". Unlock the keychain and try again, or open the vault with the recovery code:"
                  + " coppice vault recover");
    }
  }

  /// A command that works on the vault.
  private abstract static class OnVault extends Command {
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
                + " one: coppice vault accept");
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

  @CommandLine.Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Make the vault. Reads the new passphrase.")
  private static final class Init extends OnVault {
    Init(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      if (vault.state() != VaultState.MISSING) {
        throw new IOException("There is a vault already. Nothing was changed.");
      }
      String code = vault.create(ask("New passphrase")).text();
      output.event(
          Output.object("done")
              .put("message", "Made")
              .put("recoveryCode", code)
              .put("keychain", keychain(vault)));
      output.line("The vault is made. " + protection(vault));
      output.line(
          "Write this recovery code on paper, it is shown once. It opens the vault when the"
              + " passphrase or the keychain is lost:");
      output.line(code);
    }
  }

  @CommandLine.Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Add or replace a secret. Reads the passphrase, then the secret.")
  private static final class Set extends OnVault {
    @Parameters(paramLabel = "NAME", description = "Such as anthropic.")
    private String name = "";

    Set(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      unlock(output, vault);
      vault.set(name, ask("Secret"));
      done(output, "Kept " + name + ".");
    }
  }

  @CommandLine.Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the names of the secrets, never the secrets.")
  private static final class Listing extends OnVault {
    Listing(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      unlock(output, vault);
      vault.names().stream()
          .sorted()
          .forEach(name -> {
            output.event(Output.object("secret").put("name", name));
            output.line(name);
          });
    }
  }

  @CommandLine.Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Remove a secret.")
  private static final class Remove extends OnVault {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    Remove(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      unlock(output, vault);
      if (!vault.names().contains(name)) {
        throw new IOException("The vault holds no secret \"" + name + "\".");
      }
      vault.remove(name);
      done(output, "Removed " + name + ".");
    }
  }

  @CommandLine.Command(
      name = "passphrase",
      mixinStandardHelpOptions = true,
      description = "Change the passphrase. Reads the old one, then the new one.")
  private static final class Change extends OnVault {
    Change(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      require(output, vault.changePassphrase(ask("Old passphrase"), ask("New passphrase")));
      done(output, "The passphrase is changed. " + protection(vault));
    }
  }

  @CommandLine.Command(
      name = "recover",
      mixinStandardHelpOptions = true,
      description =
          "Open the vault without its passphrase or keychain. Reads the recovery code, then a new"
              + " passphrase.")
  private static final class Recover extends OnVault {
    Recover(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      UnlockResult result = vault.recover(ask("Recovery code"), ask("New passphrase"));
      if (result instanceof UnlockResult.WrongPassphrase) {
        throw new IOException("That is not the recovery code. Nothing was changed.");
      }
      require(output, result);
      done(output, "The vault has a new passphrase. " + protection(vault));
    }
  }

  @CommandLine.Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = "Put the last good copy in a damaged vault's place. The damaged file is kept.")
  private static final class Restore extends OnVault {
    Restore(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      if (vault.damage().isEmpty()) {
        throw new IOException("The vault is not damaged. Nothing was changed.");
      }
      vault.restoreBackup();
      done(output, "The last good copy is in place; the damaged file is kept beside it.");
    }
  }

  @CommandLine.Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description =
          "Say of a vault that is older than the last one opened here that it is the right one."
              + " Reads the passphrase.")
  private static final class Accept extends OnVault {
    Accept(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      UnlockResult result = unlocked(vault);
      VaultCommand.require(result);
      if (!isOlder(result)) {
        throw new IOException("No newer vault was opened here. Nothing was changed.");
      }
      vault.acceptOlder();
      done(output, "This vault is the newest from now on.");
    }
  }
}

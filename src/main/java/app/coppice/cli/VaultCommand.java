package app.coppice.cli;

import app.coppice.vault.UnlockResult;
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
    return badUsage("vault needs one of: init, set, list, remove, passphrase");
  }

  static CommandLine commandLine(Services services, Terminal terminal) {
    return new CommandLine(new VaultCommand(services, terminal))
        .addSubcommand(new Init(services, terminal))
        .addSubcommand(new Set(services, terminal))
        .addSubcommand(new Listing(services, terminal))
        .addSubcommand(new Remove(services, terminal))
        .addSubcommand(new Change(services, terminal));
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
                  + (backup ? ". A backup is there: restore it in the window's settings." : "."));
      case UnlockResult.NewerVersion(int version) ->
          throw new IOException(
              "The vault has version " + version + ", of a newer Coppice. Update Coppice.");
      case UnlockResult.Missing _ ->
          throw new IOException("There is no vault yet. Make one: coppice vault init");
      case UnlockResult.KeychainMissing _ ->
          throw new IOException(
              "The vault is bound to the system's keychain, which is locked or absent. Unlock the"
                  + " keychain.");
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

    final void unlock(Vault vault) throws IOException {
      if (vault.state() == VaultState.MISSING) {
        require(new UnlockResult.Missing());
      }
      require(vault.unlock(ask("Passphrase")));
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
      output.event(Output.object("done").put("message", "Made").put("recoveryCode", code));
      output.line("The vault is made. Write this recovery code on paper, it is shown once:");
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
      unlock(vault);
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
      unlock(vault);
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
      unlock(vault);
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
      require(vault.changePassphrase(ask("Old passphrase"), ask("New passphrase")));
      done(output, "The passphrase is changed.");
    }
  }
}

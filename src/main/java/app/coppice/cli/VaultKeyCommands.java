package app.coppice.cli;

import app.coppice.vault.RecoveryCode;
import app.coppice.vault.RecoveryResult;
import app.coppice.vault.RecoveryResult.Backup;
import app.coppice.vault.UnlockResult;
import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.Vault;
import app.coppice.vault.VaultState;
import java.io.IOException;
import picocli.CommandLine;

/// The vault's commands for what opens it.
final class VaultKeyCommands {
  private VaultKeyCommands() {}

  static void addTo(CommandLine vault, Services services, Terminal terminal) {
    vault
        .addSubcommand(new Init(services, terminal))
        .addSubcommand(new Change(services, terminal))
        .addSubcommand(new Renew(services, terminal))
        .addSubcommand(new Recover(services, terminal))
        .addSubcommand(new Restore(services, terminal))
        .addSubcommand(new Accept(services, terminal));
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
      String code = vault.create(askNew(output)).text();
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
      name = "passphrase",
      mixinStandardHelpOptions = true,
      description = "Change the passphrase. Reads the old one, then the new one.")
  private static final class Change extends OnVault {
    Change(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      require(output, vault.changePassphrase(ask("Old passphrase"), askNew(output)));
      done(output, "The passphrase is changed. " + protection(vault));
    }
  }

  @CommandLine.Command(
      name = "recovery",
      mixinStandardHelpOptions = true,
      description =
          "Make a new recovery code; the old one opens nothing any more. Reads the passphrase.")
  private static final class Renew extends OnVault {
    Renew(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    void work(Output output, Vault vault) throws IOException {
      if (vault.state() == VaultState.MISSING) {
        require(output, new UnlockResult.Missing());
      }
      switch (vault.renewRecoveryCode(ask("Passphrase"))) {
        case RecoveryResult.Made(RecoveryCode code, Freshness freshness, Backup backup) -> {
          require(output, new UnlockResult.Unlocked(freshness));
          if (backup == Backup.OF_THE_OLD_CODE) {
            output.warning(
                "The copy beside the vault could not be written anew (is the disk full?): until the"
                    + " vault is next saved, the old code opens that copy.");
          }
          output.event(
              Output.object("done").put("message", "Made").put("recoveryCode", code.text()));
          output.line(
              "Write this recovery code on paper, it is shown once. The old one does not open the"
                  + " vault any more:");
          output.line(code.text());
        }
        case RecoveryResult.Refused(UnlockResult why) -> require(output, why);
      }
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
      UnlockResult result = vault.recover(ask("Recovery code"), askNew(output));
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

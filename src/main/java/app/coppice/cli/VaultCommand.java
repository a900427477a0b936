package app.coppice.cli;

import app.coppice.text.ProgramName;
import app.coppice.vault.UnlockResult;
import java.io.IOException;
import picocli.CommandLine;

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
        "vault needs one of: init, set, list, remove, passphrase, recovery, recover, restore,"
            + " accept");
  }

  static CommandLine commandLine(Services services, Terminal terminal) {
    CommandLine vault = new CommandLine(new VaultCommand(services, terminal));
    VaultKeyCommands.addTo(vault, services, terminal);
    VaultSecretCommands.addTo(vault, services, terminal);
    return vault;
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
                  + (backup
                      ? ". The last good copy can be restored: "
                          + ProgramName.command("vault restore")
                      : "."));
      case UnlockResult.NewerVersion(int version) ->
          throw new IOException(
              "The vault has version " + version + ", of a newer Coppice. Update Coppice.");
      case UnlockResult.Missing _ ->
          throw new IOException(
              "There is no vault yet. Make one: " + ProgramName.command("vault init"));
      case UnlockResult.KeychainMissing(String why) ->
          throw new IOException(
              "The vault is tied to the system's keychain, and "
                  + why
                  + ". Unlock the keychain and try again, or open the vault with the recovery code:"
                  + " "
                  + ProgramName.command("vault recover"));
    }
  }
}

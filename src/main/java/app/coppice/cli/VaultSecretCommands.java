package app.coppice.cli;

import app.coppice.vault.Vault;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// The vault's commands for what it holds.
final class VaultSecretCommands {
  private VaultSecretCommands() {}

  static void addTo(CommandLine vault, Services services, Terminal terminal) {
    vault
        .addSubcommand(new Set(services, terminal))
        .addSubcommand(new Listing(services, terminal))
        .addSubcommand(new Remove(services, terminal));
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
}

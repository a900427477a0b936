package app.coppice.cli;

import app.coppice.agent.CredentialSource;
import app.coppice.session.Engine;
import app.coppice.session.SessionSnapshot;
import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Option;

/// How a command about a session asks the model from here, where no window does it: the options,
/// the key and the engine.
final class ModelAccess {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "",
      description = "Without a window: of the Messages API; else the one of the settings.")
  private String baseUrl = "";

  @Option(
      names = "--key-fd",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Without a window: read the provider's key from this file descriptor.")
  private int keyDescriptor = -1;

  @Option(
      names = "--vault-fd",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Without a window: read the vault's passphrase from this file descriptor.")
  private int vaultDescriptor = -1;

  /// Opens an engine with the session.
  interface Opening {
    Engine open(String baseUrl, CredentialSource keys) throws IOException;
  }

  /// What is done by it; answers one of {@link ExitCode}.
  interface Work {
    int by(Engine engine) throws IOException, InterruptedException, ExecutionException;
  }

  /// Does it, with a key but for a recorded session; says so where there is none.
  int use(Command command, Output output, SessionSnapshot session, Opening opening, Work work)
      throws IOException, InterruptedException {
    if (session.recorded()) {
      return use(opening, _ -> Optional.empty(), work);
    }
    try (KeySource keys =
        KeySource.of(
            command.services(),
            command.profile(),
            command.terminal(),
            keyDescriptor,
            vaultDescriptor)) {
      if (keys.isEmpty()) {
        output.problem(KeySource.missing());
        return ExitCode.PROVIDER_FAILED;
      }
      return use(opening, keys, work);
    }
  }

  private int use(Opening opening, CredentialSource keys, Work work)
      throws IOException, InterruptedException {
    try (Engine engine = opening.open(baseUrl, keys)) {
      return work.by(engine);
    } catch (JournalInUse e) {
      throw Acting.inUse(e);
    } catch (ExecutionException e) {
      throw Acting.failed(e);
    }
  }
}

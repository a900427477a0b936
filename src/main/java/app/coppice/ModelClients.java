package app.coppice;

import app.coppice.agent.AgentClient;
import app.coppice.agent.CredentialSource;
import app.coppice.agent.anthropic.AnthropicClient;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The clients of the models that sessions talk to: the provider's, and the rehearsal's own, which
/// is started with its server when a recorded session first needs it. Thread-safe.
final class ModelClients implements AutoCloseable {
  private final Supplier<String> baseUrl;
  private final CredentialSource keys;
  private final Pace pace;
  private final Map<URI, AnthropicClient> providers = new HashMap<>();
  private Optional<RehearsalServer> rehearsal = Optional.empty();

  /// @param baseUrl asked before every turn, so that a change in the settings holds at once
  /// @param pace of the rehearsal
  ModelClients(Supplier<String> baseUrl, CredentialSource keys, Pace pace) {
    this.baseUrl = baseUrl;
    this.keys = keys;
    this.pace = pace;
  }

  /// @throws IOException when it cannot be had; the message is for the person
  synchronized AgentClient clientFor(SessionSnapshot session) throws IOException {
    if (session.recorded()) {
      RehearsalServer server = rehearsalServer();
      String token = server.token();
      return providers.computeIfAbsent(
          server.baseUrl(), url -> new AnthropicClient(url, _ -> Optional.of(token)));
    }
    String address = baseUrl.get();
    try {
      URI uri = URI.create(address);
      return providers.computeIfAbsent(uri, url -> new AnthropicClient(url, keys));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The base URL \""
              + address
              + "\" is not usable: "
              + e.getMessage()
              + (String.valueOf(e.getMessage()).endsWith(".") ? " " : ". ")
              + "Correct it in Settings, then resume the turn.",
          e);
    }
  }

  private RehearsalServer rehearsalServer() throws IOException {
    if (rehearsal.isEmpty()) {
      rehearsal = Optional.of(RehearsalServer.start(pace));
    }
    return rehearsal.get();
  }

  @Override
  public synchronized void close() {
    providers.values().forEach(AnthropicClient::close);
    providers.clear();
    rehearsal.ifPresent(RehearsalServer::close);
    rehearsal = Optional.empty();
  }
}

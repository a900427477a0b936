package app.coppice;

import app.coppice.agent.CredentialSource;
import app.coppice.vault.Secret;
import app.coppice.vault.Vault;
import app.coppice.vault.VaultState;
import java.util.Optional;

/// The keys that the unlocked vault holds. Thread-safe.
record VaultCredentials(Vault vault) implements CredentialSource {
  @Override
  public Optional<String> apiKey(String provider) {
    return vault.use(provider, Secret::reveal);
  }

  @Override
  public boolean locked() {
    return vault.state() == VaultState.LOCKED;
  }
}

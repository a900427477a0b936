package app.coppice;

import app.coppice.settings.SaveResult;
import app.coppice.settings.Settings;
import app.coppice.settings.SettingsStore;
import app.coppice.ui.window.SettingsAccess;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings as the window uses them: read from memory, written in the background, one change
/// after the other, the last one before it is closed. Thread-safe.
final class StoredSettings implements SettingsAccess, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoredSettings.class);

  private final SettingsStore<Settings> store;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("settings").factory());
  private volatile Settings current;

  StoredSettings(SettingsStore<Settings> store) {
    this.store = store;
    this.current = store.get();
  }

  @Override
  public Settings current() {
    return current;
  }

  @Override
  public void save(Settings settings) {
    current = settings;
    writer.execute(() -> {
      if (store.update(_ -> settings) instanceof SaveResult.KeptInMemory(String message)) {
        LOG.warn("{}", message);
      }
    });
  }

  /// Waits until what was saved is written.
  @Override
  public void close() {
    writer.close();
  }
}

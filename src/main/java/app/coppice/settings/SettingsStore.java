package app.coppice.settings;

import app.coppice.settings.SettingsFile.Loaded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One record of settings, in memory and in its file. Thread-safe; listeners are called on the
/// thread that changed it, with no lock held.
///
/// @param <T> a record whose components are the file's keys
public final class SettingsStore<T extends Record> {
  private final Object lock = new Object();
  private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
  private final SettingsFile file;
  private final ObjectNode content;
  private final Optional<String> readOnly;
  private final List<String> notices;
  private volatile T current;

  private SettingsStore(SettingsFile file, Loaded loaded, T defaults) throws IOException {
    this.file = file;
    switch (loaded) {
      case Loaded.Good(var object) -> {
        this.content = object;
        this.readOnly = Optional.empty();
        this.notices = new CopyOnWriteArrayList<>();
      }
      case Loaded.Newer(var object, var message) -> {
        this.content = object;
        this.readOnly = Optional.of(message);
        this.notices = new CopyOnWriteArrayList<>(List.of(message));
      }
      case Loaded.Recovered(var object, var message) -> {
        this.content = object;
        this.readOnly = Optional.empty();
        this.notices = new CopyOnWriteArrayList<>(List.of(message));
      }
    }
    this.current = overlay(defaults);
  }

  /// The person's settings.
  ///
  /// @throws IOException when the file cannot be read
  public static SettingsStore<Settings> settings(Profile profile) throws IOException {
    return open(new SettingsFile(profile.settingsFile()), Settings.DEFAULT);
  }

  /// What the person has chosen for one repository.
  ///
  /// @param repository the main worktree's folder
  /// @throws IOException when the file cannot be read
  public static SettingsStore<RepositorySettings> repository(Profile profile, Path repository)
      throws IOException {
    return open(
        new SettingsFile(profile.repositorySettings(repository)), RepositorySettings.DEFAULT);
  }

  static <T extends Record> SettingsStore<T> open(SettingsFile file, T defaults)
      throws IOException {
    return new SettingsStore<>(file, file.load(), defaults);
  }

  public T get() {
    return current;
  }

  /// What the person should know about the file: that it was damaged or is too new, or that a key
  /// held no valid value. Each says what was done.
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /// Replaces the settings and writes the file; waits for the disk, so not on the FX thread. No
  /// change, no write.
  public SaveResult update(UnaryOperator<T> change) {
    T changed;
    SaveResult result;
    synchronized (lock) {
      T old = current;
      changed = change.apply(old);
      if (changed.equals(old)) {
        return new SaveResult.Saved();
      }
      current = changed;
      result = save(old, changed);
    }
    listeners.forEach(listener -> listener.accept(changed));
    return result;
  }

  /// Calls `listener` after every change until the subscription is closed.
  public Subscription subscribe(Consumer<T> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Ends with `close()`.
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private SaveResult save(T old, T changed) {
    // Only what changed is written: a value this version does not understand stays as it is.
    ObjectNode before = file.mapper().valueToTree(old);
    ObjectNode after = file.mapper().valueToTree(changed);
    for (JsonPointer key : keys(after, JsonPointer.empty())) {
      if (!after.at(key).equals(before.at(key))) {
        put(content, key, after.at(key));
      }
    }
    if (readOnly.isPresent()) {
      return new SaveResult.KeptInMemory(readOnly.get());
    }
    try {
      file.save(content);
      return new SaveResult.Saved();
    } catch (IOException e) {
      return new SaveResult.KeptInMemory(
          "The settings were not saved: " + e + ". They hold until Coppice is closed.");
    }
  }

  /// The defaults with every valid value of the file on top, key by key, so that one bad value
  /// costs only itself: it gives way to the last good one.
  private T overlay(T defaults) throws IOException {
    T value = defaults;
    ObjectNode usual = file.mapper().valueToTree(defaults);
    for (JsonPointer key : keys(usual, JsonPointer.empty())) {
      JsonNode stored = content.at(key);
      if (!stored.isMissingNode()) {
        try {
          value = with(value, key, stored);
        } catch (JacksonException e) {
          value = lastGood(value, key, stored);
        }
      }
    }
    return value;
  }

  /// Where each value stands; those of a record within the record are keys of their own.
  private static List<JsonPointer> keys(ObjectNode tree, JsonPointer at) {
    List<JsonPointer> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      JsonPointer key = at.appendProperty(entry.getKey());
      if (entry.getValue() instanceof ObjectNode inner) {
        keys.addAll(keys(inner, key));
      } else {
        keys.add(key);
      }
    }
    return keys;
  }

  private static void put(ObjectNode tree, JsonPointer key, JsonNode value) {
    tree.withObject(key.head(), JsonNode.OverwriteMode.ALL, true)
        .set(key.last().getMatchingProperty(), value);
  }

  private T lastGood(T value, JsonPointer key, JsonNode bad) throws IOException {
    String name = key.toString().substring(1).replace('/', '.');
    String what = "The setting “" + name + "” can’t be " + bad + ". ";
    JsonNode previous = file.previous().at(key);
    if (!previous.isMissingNode()) {
      try {
        T good = with(value, key, previous);
        notices.add(what + "The last good value is used: " + previous + ".");
        return good;
      } catch (JacksonException e) {
        // As bad as its successor.
      }
    }
    JsonNode usual = file.mapper().<ObjectNode>valueToTree(value).at(key);
    notices.add(what + "The usual value is used: " + usual + ".");
    return value;
  }

  private T with(T value, JsonPointer key, JsonNode stored) {
    ObjectNode tree = file.mapper().valueToTree(value);
    put(tree, key, stored);
    @SuppressWarnings("unchecked") // A record's class is the class of its instance.
    var type = (Class<T>) value.getClass();
    return file.mapper().treeToValue(tree, type);
  }
}

package app.coppice.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The named secrets of an unlocked vault, each outside the heap. One thread at a time; it owns its
/// secrets.
final class Entries implements AutoCloseable {
  static final int MAX_NAME = 200;
  static final int MAX_VALUE = 64 << 10;
  static final int MAX_COUNT = 1000;

  private final Map<String, Secret> secrets = new TreeMap<>();

  Set<String> names() {
    return Set.copyOf(secrets.keySet());
  }

  Optional<Secret> copy(String name) {
    return Optional.ofNullable(secrets.get(name)).map(Secret::copy);
  }

  /// A copy of each value, for the caller to wipe.
  List<byte[]> values() {
    return secrets.values().stream().map(secret -> secret.lend(byte[]::clone)).toList();
  }

  void put(String name, Secret secret) {
    remove(name);
    secrets.put(name, secret);
  }

  void remove(String name) {
    Secret old = secrets.remove(name);
    if (old != null) {
      old.close();
    }
  }

  /// Count, then for each a name and the length and bytes of its value; the caller wipes it.
  byte[] encode() {
    var bytes = new WipedBuffer();
    try (var output = new DataOutputStream(bytes)) {
      output.writeInt(secrets.size());
      for (Map.Entry<String, Secret> entry : secrets.entrySet()) {
        output.writeUTF(entry.getKey());
        byte[] value = entry.getValue().lend(byte[]::clone);
        output.writeInt(value.length);
        output.write(value);
        Sealing.wipe(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return bytes.take();
  }

  /// Empty when the bytes are no entries, which only a defect of the writer can make.
  static Optional<Entries> decode(byte[] plain) {
    var entries = new Entries();
    try (var input = new DataInputStream(new ByteArrayInputStream(plain))) {
      int count = input.readInt();
      for (int index = 0; index < count; index++) {
        String name = input.readUTF();
        int length = input.readInt();
        if (length < 0 || length > input.available()) {
          throw new IOException("a value is longer than the contents");
        }
        entries.put(name, Secret.taking(input.readNBytes(length)));
      }
      return Optional.of(entries);
    } catch (IOException e) {
      entries.close();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    secrets.values().forEach(Secret::close);
    secrets.clear();
  }

  /// A buffer that leaves no plain copy behind when it is done. (Growing leaves some until the next
  /// collection, as the threat model says.)
  private static final class WipedBuffer extends ByteArrayOutputStream {
    private static final int ENOUGH = 64 << 10;

    WipedBuffer() {
      super(ENOUGH);
    }

    synchronized byte[] take() {
      byte[] bytes = toByteArray();
      Sealing.wipe(buf);
      return bytes;
    }
  }
}

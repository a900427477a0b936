package app.coppice.vault;

import static app.coppice.vault.NativeLibrary.INT;
import static app.coppice.vault.NativeLibrary.LONG;
import static app.coppice.vault.NativeLibrary.POINTER;

import app.coppice.vault.Keychain.Standing.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keychain of macOS, through `SecItem` of Security.framework. One thread at a time. Untested:
/// written by the documentation, not yet run on a Mac.
final class MacKeychain implements Keychain {
  private static final String FRAMEWORKS = "/System/Library/Frameworks/";
  private static final String SERVICE = "app.coppice.Vault";
  private static final int UTF_8 = 0x08000100;
  private static final int SUCCESS = 0;
  private static final int NOT_FOUND = -25300;
  private static final int DUPLICATE = -25299;
  private static final int CANCELLED = -128;

  private final NativeLibrary security;
  private final NativeLibrary foundation;
  private final MethodHandle add;
  private final MethodHandle copyMatching;
  private final MethodHandle update;
  private final MethodHandle delete;
  private final MethodHandle newDictionary;
  private final MethodHandle newText;
  private final MethodHandle newBytes;
  private final MethodHandle length;
  private final MethodHandle bytes;
  private final MethodHandle release;

  private MacKeychain(NativeLibrary security, NativeLibrary foundation) {
    this.security = security;
    this.foundation = foundation;
    add = security.function("SecItemAdd", INT, POINTER, POINTER);
    copyMatching = security.function("SecItemCopyMatching", INT, POINTER, POINTER);
    update = security.function("SecItemUpdate", INT, POINTER, POINTER);
    delete = security.function("SecItemDelete", INT, POINTER);
    newDictionary =
        foundation.function(
            "CFDictionaryCreate", POINTER, POINTER, POINTER, POINTER, LONG, POINTER, POINTER);
    newText = foundation.function("CFStringCreateWithCString", POINTER, POINTER, POINTER, INT);
    newBytes = foundation.function("CFDataCreate", POINTER, POINTER, POINTER, LONG);
    length = foundation.function("CFDataGetLength", LONG, POINTER);
    bytes = foundation.function("CFDataGetBytePtr", POINTER, POINTER);
    release = foundation.procedure("CFRelease", POINTER);
  }

  static Keychain open() {
    Optional<NativeLibrary> security =
        NativeLibrary.load(FRAMEWORKS + "Security.framework/Security");
    Optional<NativeLibrary> foundation =
        NativeLibrary.load(FRAMEWORKS + "CoreFoundation.framework/CoreFoundation");
    return security.isPresent() && foundation.isPresent()
        ? new MacKeychain(security.get(), foundation.get())
        : new NoKeychain("no keychain: Security.framework does not load");
  }

  @Override
  public Standing standing() {
    return new Standing(Kind.READY, "the keychain of macOS");
  }

  @Override
  public Optional<byte[]> read(String account) throws IOException {
    try (Arena arena = Arena.ofConfined();
        Owned owned = new Owned()) {
      MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
      MemorySegment query =
          dictionary(
              arena,
              owned,
              account,
              Map.of(security.pointer("kSecReturnData"), foundation.pointer("kCFBooleanTrue")));
      int status = NativeCall.of(() -> (int) copyMatching.invokeExact(query, result));
      if (status == NOT_FOUND || status == CANCELLED) {
        return Optional.empty();
      }
      check(status);
      MemorySegment data = owned.add(result.get(ValueLayout.ADDRESS, 0));
      return NativeCall.of(() -> {
        long size = (long) length.invokeExact(data);
        MemorySegment start = (MemorySegment) bytes.invokeExact(data);
        return Optional.of(NativeLibrary.at(start, size).toArray(ValueLayout.JAVA_BYTE));
      });
    }
  }

  @Override
  public void write(String account, byte[] secret) throws IOException {
    try (Arena arena = Arena.ofConfined();
        Owned owned = new Owned()) {
      MemorySegment plain = arena.allocateFrom(ValueLayout.JAVA_BYTE, secret);
      MemorySegment data =
          owned.add(
              NativeCall.of(() ->
                  (MemorySegment)
                      newBytes.invokeExact(MemorySegment.NULL, plain, (long) secret.length)));
      plain.fill((byte) 0);
      Map<MemorySegment, MemorySegment> value = Map.of(security.pointer("kSecValueData"), data);
      MemorySegment item = dictionary(arena, owned, account, value);
      int added = NativeCall.of(() -> (int) add.invokeExact(item, MemorySegment.NULL));
      if (added == DUPLICATE) {
        MemorySegment query = dictionary(arena, owned, account, Map.of());
        MemorySegment change = dictionary(arena, owned, value);
        check(NativeCall.of(() -> (int) update.invokeExact(query, change)));
      } else {
        check(added);
      }
    }
  }

  @Override
  public void remove(String account) throws IOException {
    try (Arena arena = Arena.ofConfined();
        Owned owned = new Owned()) {
      MemorySegment query = dictionary(arena, owned, account, Map.of());
      int status = NativeCall.of(() -> (int) delete.invokeExact(query));
      if (status != NOT_FOUND) {
        check(status);
      }
    }
  }

  /// What names `account`'s item, and `more`.
  private MemorySegment dictionary(
      Arena arena, Owned owned, String account, Map<MemorySegment, MemorySegment> more) {
    Map<MemorySegment, MemorySegment> all = new LinkedHashMap<>(more);
    all.put(security.pointer("kSecClass"), security.pointer("kSecClassGenericPassword"));
    all.put(security.pointer("kSecAttrService"), text(arena, owned, SERVICE));
    all.put(security.pointer("kSecAttrAccount"), text(arena, owned, account));
    return dictionary(arena, owned, all);
  }

  private MemorySegment dictionary(
      Arena arena, Owned owned, Map<MemorySegment, MemorySegment> entries) {
    MemorySegment keys = arena.allocate(ValueLayout.ADDRESS, entries.size());
    MemorySegment values = arena.allocate(ValueLayout.ADDRESS, entries.size());
    int index = 0;
    for (Map.Entry<MemorySegment, MemorySegment> entry : entries.entrySet()) {
      keys.setAtIndex(ValueLayout.ADDRESS, index, entry.getKey());
      values.setAtIndex(ValueLayout.ADDRESS, index, entry.getValue());
      index++;
    }
    return owned.add(
        NativeCall.of(() ->
            (MemorySegment)
                newDictionary.invokeExact(
                    MemorySegment.NULL,
                    keys,
                    values,
                    (long) entries.size(),
                    foundation.symbol("kCFTypeDictionaryKeyCallBacks"),
                    foundation.symbol("kCFTypeDictionaryValueCallBacks"))));
  }

  private MemorySegment text(Arena arena, Owned owned, String text) {
    return owned.add(
        NativeCall.of(() ->
            (MemorySegment)
                newText.invokeExact(MemorySegment.NULL, arena.allocateFrom(text), UTF_8)));
  }

  private static void check(int status) throws IOException {
    if (status != SUCCESS) {
      throw new IOException("the keychain of macOS answers with error " + status);
    }
  }

  /// Objects of Core Foundation to be released at the end.
  private final class Owned implements AutoCloseable {
    private final List<MemorySegment> objects = new ArrayList<>();

    MemorySegment add(MemorySegment object) {
      objects.add(object);
      return object;
    }

    @Override
    public void close() {
      for (MemorySegment object : objects) {
        NativeCall.of(() -> {
          release.invokeExact(object);
          return object;
        });
      }
    }
  }
}

package app.coppice.vault;

import static app.coppice.vault.NativeLibrary.INT;
import static app.coppice.vault.NativeLibrary.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The few functions of libsecret and GLib that a keychain needs. GLib's symbols are found through
/// libsecret, which links to it. One thread at a time.
final class Libsecret {
  private static final int SESSION_BUS = 2;
  private static final int PLAIN = 0;

  /// `GError` is a 32-bit domain, a 32-bit code and the message.
  private static final long ERROR_BYTES = 16;

  private static final long ERROR_MESSAGE = 8;

  private final MethodHandle busGet;
  private final MethodHandle exitOnClose;
  private final MethodHandle tableNew;
  private final MethodHandle tableInsert;
  private final MethodHandle tableUnref;
  private final MethodHandle unref;
  private final MethodHandle errorFree;
  private final MethodHandle schemaNew;
  private final MethodHandle serviceGet;
  private final MethodHandle collectionForAlias;
  private final MethodHandle collectionLocked;
  private final MethodHandle lookup;
  private final MethodHandle store;
  private final MethodHandle clear;
  private final MethodHandle passwordWipe;
  private final MemorySegment textHash;
  private final MemorySegment textEqual;

  /// How a collection, a keyring, stands.
  enum Collection {
    OPEN,
    LOCKED,
    NONE
  }

  Libsecret(NativeLibrary library) {
    busGet = library.function("g_bus_get_sync", POINTER, INT, POINTER, POINTER);
    exitOnClose = library.procedure("g_dbus_connection_set_exit_on_close", POINTER, INT);
    tableNew = library.function("g_hash_table_new", POINTER, POINTER, POINTER);
    tableInsert = library.function("g_hash_table_insert", INT, POINTER, POINTER, POINTER);
    tableUnref = library.procedure("g_hash_table_unref", POINTER);
    unref = library.procedure("g_object_unref", POINTER);
    errorFree = library.procedure("g_error_free", POINTER);
    schemaNew = library.function("secret_schema_newv", POINTER, POINTER, INT, POINTER);
    serviceGet = library.function("secret_service_get_sync", POINTER, INT, POINTER, POINTER);
    collectionForAlias =
        library.function(
            "secret_collection_for_alias_sync", POINTER, POINTER, POINTER, INT, POINTER, POINTER);
    collectionLocked = library.function("secret_collection_get_locked", INT, POINTER);
    lookup =
        library.function(
            "secret_password_lookupv_sync", POINTER, POINTER, POINTER, POINTER, POINTER);
    store =
        library.function(
            "secret_password_storev_sync",
            INT,
            POINTER,
            POINTER,
            POINTER,
            POINTER,
            POINTER,
            POINTER,
            POINTER);
    clear =
        library.function("secret_password_clearv_sync", INT, POINTER, POINTER, POINTER, POINTER);
    passwordWipe = library.procedure("secret_password_free", POINTER);
    textHash = library.symbol("g_str_hash");
    textEqual = library.symbol("g_str_equal");
  }

  /// A schema whose items have one text attribute; lives as long as the program.
  MemorySegment schema(String name, String attribute) {
    Arena arena = Arena.global();
    return NativeCall.of(() -> {
      // The attribute's type, text, is 0.
      MemorySegment types = table(arena, attribute, MemorySegment.NULL);
      return (MemorySegment) schemaNew.invokeExact(arena.allocateFrom(name), PLAIN, types);
    });
  }

  /// Asks the service how the keyring `alias` stands; asks no person.
  Collection collection(Arena arena, String alias) throws IOException {
    MemorySegment error = error(arena);
    MemorySegment service =
        NativeCall.of(() -> {
          outliveTheBus();
          return (MemorySegment) serviceGet.invokeExact(PLAIN, MemorySegment.NULL, error);
        });
    check(error);
    MemorySegment collection =
        NativeCall.of(() -> {
          MemorySegment found =
              (MemorySegment)
                  collectionForAlias.invokeExact(
                      service, arena.allocateFrom(alias), PLAIN, MemorySegment.NULL, error);
          unref.invokeExact(service);
          return found;
        });
    check(error);
    if (isNull(collection)) {
      return Collection.NONE;
    }
    return NativeCall.of(() -> {
      int locked = (int) collectionLocked.invokeExact(collection);
      unref.invokeExact(collection);
      return locked == 0 ? Collection.OPEN : Collection.LOCKED;
    });
  }

  /// GLib ends a program by default when its session bus goes.
  private void outliveTheBus() throws Throwable {
    MemorySegment bus =
        (MemorySegment) busGet.invokeExact(SESSION_BUS, MemorySegment.NULL, MemorySegment.NULL);
    if (!isNull(bus)) {
      exitOnClose.invokeExact(bus, 0);
      unref.invokeExact(bus);
    }
  }

  /// Empty when there is none, or when the person would not unlock its keyring.
  Optional<String> lookup(Arena arena, MemorySegment schema, String attribute, String value)
      throws IOException {
    MemorySegment error = error(arena);
    Optional<String> found =
        NativeCall.of(() -> {
          MemorySegment table = table(arena, attribute, arena.allocateFrom(value));
          MemorySegment password =
              (MemorySegment) lookup.invokeExact(schema, table, MemorySegment.NULL, error);
          tableUnref.invokeExact(table);
          Optional<String> copy = NativeLibrary.text(password);
          passwordWipe.invokeExact(password);
          return copy;
        });
    check(error);
    return found;
  }

  void store(
      Arena arena,
      MemorySegment schema,
      String attribute,
      String value,
      String collection,
      String label,
      String password)
      throws IOException {
    MemorySegment error = error(arena);
    MemorySegment secret = arena.allocateFrom(password);
    int stored =
        NativeCall.of(() -> {
          MemorySegment table = table(arena, attribute, arena.allocateFrom(value));
          int done =
              (int)
                  store.invokeExact(
                      schema,
                      table,
                      arena.allocateFrom(collection),
                      arena.allocateFrom(label),
                      secret,
                      MemorySegment.NULL,
                      error);
          tableUnref.invokeExact(table);
          return done;
        });
    secret.fill((byte) 0);
    check(error);
    if (stored == 0) {
      throw new IOException("the keyring did not take the secret");
    }
  }

  void clear(Arena arena, MemorySegment schema, String attribute, String value) throws IOException {
    MemorySegment error = error(arena);
    int removed =
        NativeCall.of(() -> {
          MemorySegment table = table(arena, attribute, arena.allocateFrom(value));
          int done = (int) clear.invokeExact(schema, table, MemorySegment.NULL, error);
          tableUnref.invokeExact(table);
          return done;
        });
    assert removed == 0 || removed == 1;
    check(error);
  }

  private MemorySegment table(Arena arena, String key, MemorySegment value) throws Throwable {
    MemorySegment table = (MemorySegment) tableNew.invokeExact(textHash, textEqual);
    int isNew = (int) tableInsert.invokeExact(table, arena.allocateFrom(key), value);
    assert isNew != 0;
    return table;
  }

  private static MemorySegment error(Arena arena) {
    return arena.allocate(ValueLayout.ADDRESS);
  }

  private void check(MemorySegment error) throws IOException {
    MemorySegment pointer = error.get(ValueLayout.ADDRESS, 0);
    if (!isNull(pointer)) {
      MemorySegment message =
          NativeLibrary.at(pointer, ERROR_BYTES).get(ValueLayout.ADDRESS, ERROR_MESSAGE);
      String text = NativeLibrary.text(message).orElse("the keyring service failed");
      NativeCall.of(() -> {
        errorFree.invokeExact(pointer);
        return text;
      });
      throw new IOException(text);
    }
  }

  private static boolean isNull(MemorySegment pointer) {
    return MemorySegment.NULL.equals(pointer);
  }
}

package app.coppice.vault;

import static app.coppice.vault.NativeLibrary.INT;
import static app.coppice.vault.NativeLibrary.POINTER;

import app.coppice.vault.Keychain.Standing.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The Credential Manager of Windows, through Advapi32. One thread at a time. Untested: written by
/// the documentation, not yet run on Windows.
final class WindowsKeychain implements Keychain {
  private static final int GENERIC = 1;
  private static final int LOCAL_MACHINE = 2;
  private static final int NOT_FOUND = 1168;

  /// `CREDENTIALW` of 64-bit Windows.
  private static final MemoryLayout CREDENTIAL =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_INT.withName("Flags"),
          ValueLayout.JAVA_INT.withName("Type"),
          ValueLayout.ADDRESS.withName("TargetName"),
          ValueLayout.ADDRESS.withName("Comment"),
          ValueLayout.JAVA_LONG.withName("LastWritten"),
          ValueLayout.JAVA_INT.withName("CredentialBlobSize"),
          MemoryLayout.paddingLayout(4),
          ValueLayout.ADDRESS.withName("CredentialBlob"),
          ValueLayout.JAVA_INT.withName("Persist"),
          ValueLayout.JAVA_INT.withName("AttributeCount"),
          ValueLayout.ADDRESS.withName("Attributes"),
          ValueLayout.ADDRESS.withName("TargetAlias"),
          ValueLayout.ADDRESS.withName("UserName"));

  private static final MemoryLayout ERROR = Linker.Option.captureStateLayout();

  private final MethodHandle write;
  private final MethodHandle read;
  private final MethodHandle delete;
  private final MethodHandle free;

  private WindowsKeychain(NativeLibrary library) {
    Linker.Option lastError = Linker.Option.captureCallState("GetLastError");
    write = library.bind("CredWriteW", FunctionDescriptor.of(INT, POINTER, INT), lastError);
    read =
        library.bind(
            "CredReadW", FunctionDescriptor.of(INT, POINTER, INT, INT, POINTER), lastError);
    delete = library.bind("CredDeleteW", FunctionDescriptor.of(INT, POINTER, INT, INT), lastError);
    free = library.procedure("CredFree", POINTER);
  }

  static Keychain open() {
    return NativeLibrary.load("Advapi32.dll")
        .<Keychain>map(WindowsKeychain::new)
        .orElseGet(() -> new NoKeychain("no keychain: Advapi32.dll does not load"));
  }

  @Override
  public Standing standing() {
    return new Standing(Kind.READY, "the Credential Manager of Windows");
  }

  @Override
  public Optional<byte[]> read(String account) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ERROR);
      MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
      MemorySegment name = name(arena, account);
      int done = NativeCall.of(() -> (int) read.invokeExact(error, name, GENERIC, 0, result));
      if (done == 0) {
        if (code(error) == NOT_FOUND) {
          return Optional.empty();
        }
        throw failed(error);
      }
      MemorySegment pointer = result.get(ValueLayout.ADDRESS, 0);
      MemorySegment found = NativeLibrary.at(pointer, CREDENTIAL.byteSize());
      int size = found.get(ValueLayout.JAVA_INT, offset("CredentialBlobSize"));
      MemorySegment blob =
          NativeLibrary.at(found.get(ValueLayout.ADDRESS, offset("CredentialBlob")), size);
      byte[] secret = blob.toArray(ValueLayout.JAVA_BYTE);
      blob.fill((byte) 0);
      return NativeCall.of(() -> {
        free.invokeExact(pointer);
        return Optional.of(secret);
      });
    }
  }

  @Override
  public void write(String account, byte[] secret) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ERROR);
      MemorySegment blob = arena.allocateFrom(ValueLayout.JAVA_BYTE, secret);
      MemorySegment credential = arena.allocate(CREDENTIAL);
      credential.set(ValueLayout.JAVA_INT, offset("Type"), GENERIC);
      credential.set(ValueLayout.ADDRESS, offset("TargetName"), name(arena, account));
      credential.set(ValueLayout.JAVA_INT, offset("CredentialBlobSize"), secret.length);
      credential.set(ValueLayout.ADDRESS, offset("CredentialBlob"), blob);
      credential.set(ValueLayout.JAVA_INT, offset("Persist"), LOCAL_MACHINE);
      credential.set(ValueLayout.ADDRESS, offset("UserName"), wide(arena, account));
      int done = NativeCall.of(() -> (int) write.invokeExact(error, credential, 0));
      blob.fill((byte) 0);
      if (done == 0) {
        throw failed(error);
      }
    }
  }

  @Override
  public void remove(String account) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ERROR);
      MemorySegment name = name(arena, account);
      int done = NativeCall.of(() -> (int) delete.invokeExact(error, name, GENERIC, 0));
      if (done == 0 && code(error) != NOT_FOUND) {
        throw failed(error);
      }
    }
  }

  private static MemorySegment name(Arena arena, String account) {
    return wide(arena, "app.coppice.Vault/" + account);
  }

  private static MemorySegment wide(Arena arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
  }

  private static long offset(String field) {
    return CREDENTIAL.byteOffset(PathElement.groupElement(field));
  }

  private static int code(MemorySegment error) {
    return error.get(
        ValueLayout.JAVA_INT, ERROR.byteOffset(PathElement.groupElement("GetLastError")));
  }

  private static IOException failed(MemorySegment error) {
    return new IOException("the Credential Manager answers with error " + code(error));
  }
}

package app.coppice.vault;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// A system library, loaded for the rest of the program's life. Thread-safe as far as the library
/// is. Native access is granted to this program at its start.
@SuppressWarnings("restricted")
final class NativeLibrary {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  static final ValueLayout POINTER = ValueLayout.ADDRESS;

  private final SymbolLookup symbols;

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /// Empty when the system does not have it.
  static Optional<NativeLibrary> load(String nameOrPath) {
    try {
      return Optional.of(new NativeLibrary(SymbolLookup.libraryLookup(nameOrPath, Arena.global())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The address of a function or variable.
  MemorySegment symbol(String name) {
    return symbols.findOrThrow(name);
  }

  /// What a variable that holds a pointer points to.
  MemorySegment pointer(String name) {
    return symbol(name).reinterpret(ValueLayout.ADDRESS.byteSize()).get(ValueLayout.ADDRESS, 0);
  }

  /// A returned C string, copied; empty for a null pointer.
  static Optional<String> text(MemorySegment pointer) {
    return MemorySegment.NULL.equals(pointer)
        ? Optional.empty()
        : Optional.of(pointer.reinterpret(Long.MAX_VALUE).getString(0));
  }

  /// What a returned pointer points to, `size` bytes of it.
  static MemorySegment at(MemorySegment pointer, long size) {
    return pointer.reinterpret(size);
  }

  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return bind(name, FunctionDescriptor.of(result, arguments));
  }

  MethodHandle procedure(String name, MemoryLayout... arguments) {
    return bind(name, FunctionDescriptor.ofVoid(arguments));
  }

  MethodHandle bind(String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(symbol(name), descriptor, options);
  }
}

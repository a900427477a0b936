package app.coppice.ui.console;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// An X display as a person sees it and types on it: pixels and keys, by a connection of its own.
/// One thread only.
@SuppressWarnings("restricted") // a measurement, started with native access
final class XDisplay {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout POINTER = ValueLayout.ADDRESS;
  private static final int Z_PIXMAP = 2;

  private final SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
  private final SymbolLookup test = SymbolLookup.libraryLookup("libXtst.so.6", Arena.global());
  private final MethodHandle image =
      bind(x11, "XGetImage", POINTER, POINTER, LONG, INT, INT, INT, INT, LONG, INT);
  private final MethodHandle pixel = bind(x11, "XGetPixel", LONG, POINTER, INT, INT);
  private final MethodHandle destroy = bind(x11, "XDestroyImage", INT, POINTER);
  private final MethodHandle flush = bind(x11, "XFlush", INT, POINTER);
  private final MethodHandle press = bind(test, "XTestFakeKeyEvent", INT, POINTER, INT, INT, LONG);
  private final MemorySegment display;
  private final long root;
  private final int key;

  /// @param typed the keysym that is typed
  XDisplay(long typed) throws Throwable {
    MethodHandle open = bind(x11, "XOpenDisplay", POINTER, POINTER);
    display = (MemorySegment) open.invokeExact(MemorySegment.NULL);
    if (display.equals(MemorySegment.NULL)) {
      throw new IllegalStateException("no display");
    }
    root = (long) bind(x11, "XDefaultRootWindow", LONG, POINTER).invokeExact(display);
    MethodHandle code = bind(x11, "XKeysymToKeycode", ValueLayout.JAVA_BYTE, POINTER, LONG);
    key = ((byte) code.invokeExact(display, typed)) & 0xff;
  }

  private static MethodHandle bind(
      SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  /// The colour of a point of the screen.
  long colour(int x, int y) throws Throwable {
    MemorySegment one =
        (MemorySegment) image.invokeExact(display, root, x, y, 1, 1, 0xffffffL, Z_PIXMAP);
    long colour = (long) pixel.invokeExact(one, 0, 0);
    int ignored = (int) destroy.invokeExact(one);
    return colour + ignored - ignored;
  }

  /// Presses and lets go of the key.
  void type() throws Throwable {
    int down = (int) press.invokeExact(display, key, 1, 0L);
    int up = (int) press.invokeExact(display, key, 0, 0L);
    int sent = (int) flush.invokeExact(display);
    if (down == 0 || up == 0 || sent == 0) {
      throw new IllegalStateException("the key was not sent");
    }
  }
}

package app.coppice.ui.console;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// X11's PRIMARY selection by way of GTK, which JavaFX works with there: JavaFX itself knows only
/// the clipboard. FX thread only, which is GTK's.
@SuppressWarnings("restricted") // native access is granted at the start
final class GtkSelection {
  private static final Logger LOG = LoggerFactory.getLogger(GtkSelection.class);

  /// `GDK_SELECTION_PRIMARY`.
  private static final MemorySegment PRIMARY = MemorySegment.ofAddress(1);

  private final MemorySegment clipboard;
  private final MethodHandle setText;
  private final MethodHandle requestText;
  private final MemorySegment answer;
  private final Map<Long, Consumer<String>> waiting = new HashMap<>();
  private long asked;

  private GtkSelection(MemorySegment clipboard, SymbolLookup gtk)
      throws ReflectiveOperationException {
    this.clipboard = clipboard;
    setText =
        handle(
            gtk,
            "gtk_clipboard_set_text",
            FunctionDescriptor.ofVoid(
                ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    FunctionDescriptor three =
        FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    requestText = handle(gtk, "gtk_clipboard_request_text", three);
    MethodHandle received =
        MethodHandles.lookup()
            .findVirtual(
                GtkSelection.class,
                "received",
                MethodType.methodType(
                    void.class, MemorySegment.class, MemorySegment.class, MemorySegment.class));
    answer = Linker.nativeLinker().upcallStub(received.bindTo(this), three, Arena.global());
  }

  /// The selection of the display that JavaFX is on; empty where it works without GTK.
  static Optional<GtkSelection> open() {
    if (System.getProperty("glass.platform", "").equalsIgnoreCase("Headless")) {
      return Optional.empty();
    }
    try {
      SymbolLookup gtk = SymbolLookup.libraryLookup("libgtk-3.so.0", Arena.global());
      MethodHandle display =
          handle(gtk, "gdk_display_get_default", FunctionDescriptor.of(ValueLayout.ADDRESS));
      MethodHandle clipboard =
          handle(
              gtk,
              "gtk_clipboard_get_for_display",
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      MemorySegment shown = (MemorySegment) display.invokeExact();
      if (shown.equals(MemorySegment.NULL)) {
        return Optional.empty();
      }
      MemorySegment primary = (MemorySegment) clipboard.invokeExact(shown, PRIMARY);
      return Optional.of(new GtkSelection(primary, gtk));
    } catch (Throwable absent) { // what invokeExact declares
      LOG.info("No selection is shared with other programs: {}", absent.getMessage());
      return Optional.empty();
    }
  }

  private static MethodHandle handle(SymbolLookup gtk, String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(gtk.findOrThrow(name), type);
  }

  /// Offers a text to other programs.
  void put(String text) {
    try (Arena arena = Arena.ofConfined()) {
      setText.invokeExact(clipboard, arena.allocateFrom(text), -1);
    } catch (Throwable failed) { // what invokeExact declares
      LOG.warn("The selection is not offered: {}", failed.getMessage());
    }
  }

  /// Asks whoever has the selection for its text. The answer comes later on the FX thread, empty
  /// when there is none.
  void ask(Consumer<String> then) {
    asked++;
    waiting.put(asked, then);
    try {
      requestText.invokeExact(clipboard, answer, MemorySegment.ofAddress(asked));
    } catch (Throwable failed) { // what invokeExact declares
      LOG.warn("The selection is not read: {}", failed.getMessage());
    }
  }

  /// Called by GTK. Nothing may be thrown into it: that would end the process.
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // its form is GTK's
  private void received(MemorySegment from, MemorySegment text, MemorySegment request) {
    Consumer<String> then = waiting.remove(request.address());
    if (then != null) {
      try {
        boolean none = text.equals(MemorySegment.NULL);
        then.accept(none ? "" : text.reinterpret(Long.MAX_VALUE).getString(0));
      } catch (RuntimeException | Error broken) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
      }
    }
  }
}

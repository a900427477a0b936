package app.coppice.ui.kit;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import org.slf4j.LoggerFactory;

/// The timer behind JavaFX's pulses, which GTK's platform never lets rest. It is inside JavaFX: the
/// manifest of our jar opens the way there. See ADR 0012. FX thread only.
public final class PulseTimer {
  private PulseTimer() {}

  /// Puts a [RestingTimer] in the place of GTK's timer. Where JavaFX is another than expected or
  /// keeps its inside shut, all stays as it is.
  ///
  /// @return has a pulse that is wanted begin at once instead of when the timer comes round; does
  ///   nothing where all stays as it is
  public static Runnable restWhenIdle() {
    try {
      Toolkit toolkit = Toolkit.getToolkit();
      Field timer = inside(toolkit, "pulseTimer");
      if (!(timer.get(toolkit) instanceof Timer stock)
          || !stock.getClass().getName().equals("com.sun.glass.ui.gtk.GtkTimer")
          || !(inside(toolkit, "timerRunnable").get(toolkit) instanceof Runnable tick)) {
        return () -> {};
      }
      int period = inside(toolkit, "PULSE_INTERVAL").getInt(toolkit);
      RestingTimer resting = new RestingTimer(Application.GetApplication().createTimer(tick), tick);
      resting.start(period);
      timer.set(toolkit, resting);
      stock.stop();
      return tick;
    } catch (ReflectiveOperationException | InaccessibleObjectException | LinkageError shut) {
      LoggerFactory.getLogger(PulseTimer.class)
          .info("The pulse timer never rests: {}", shut.getMessage());
      return () -> {};
    }
  }

  private static Field inside(Toolkit toolkit, String name) throws NoSuchFieldException {
    Field field = toolkit.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}

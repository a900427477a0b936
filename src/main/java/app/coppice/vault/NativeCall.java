package app.coppice.vault;

/// Calls of native functions, whose handles may throw anything by their signature and do not.
final class NativeCall {
  private NativeCall() {}

  static <T> T of(Body<T> body) {
    try {
      return body.call();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A native call failed", e);
    }
  }

  /// Code that invokes handles.
  interface Body<T> {
    T call() throws Throwable;
  }
}

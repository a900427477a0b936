package planted.coppice.settings;

/// Closes a cycle with `Sleeps`.
public class PointsBack {
  Class<?> around() {
    return planted.coppice.store.Sleeps.class;
  }
}

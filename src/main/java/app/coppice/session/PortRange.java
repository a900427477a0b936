package app.coppice.session;

import java.util.Map;
import java.util.TreeMap;

/// Ten ports in a row that are one session's own, for the servers that are tried out in it.
///
/// @param first of the ten
public record PortRange(int first) {
  static final int SIZE = 10;

  /// Of the last port, counted from 0.
  public static final int LAST_INDEX = SIZE - 1;

  /// Below what Linux and macOS hand out by themselves, above what services are known by.
  static final int LOWEST = 20_000;

  static final int HIGHEST = 31_990;

  public PortRange {
    if (first < LOWEST || first > HIGHEST) {
      throw new IllegalArgumentException("No range of ports begins with " + first);
    }
  }

  public int last() {
    return first + SIZE - 1;
  }

  /// What programs of the session find in their environment: `COPPICE_PORT` for the first,
  /// `COPPICE_PORT_1` to `COPPICE_PORT_9` for the others.
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    for (int n = 0; n < SIZE; n++) {
      variables.put(name(n), String.valueOf(first + n));
    }
    return variables;
  }

  /// The variable of a port.
  ///
  /// @param n 0 to 9
  public static String name(int n) {
    return n == 0 ? "COPPICE_PORT" : "COPPICE_PORT_" + n;
  }
}

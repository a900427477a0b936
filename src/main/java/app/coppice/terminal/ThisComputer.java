package app.coppice.terminal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// The name of this computer, by which a `file://host/path` is known to be of here. It is read
/// once, in the background where that may take a while. Thread-safe; never waits.
public final class ThisComputer {
  private static final CompletableFuture<String> NAME = read();

  private ThisComputer() {}

  /// Whether the host of a file's address is this computer: none, `localhost`, or its own name,
  /// with its domain or without.
  public static boolean is(String host) {
    return host.isEmpty()
        || host.equalsIgnoreCase("localhost")
        || isSame(host, NAME.getNow("localhost"));
  }

  /// Begins to read the name, so that it is known when it is needed.
  static void learn() {
    var _ = NAME.isDone();
  }

  static boolean isSame(String host, String name) {
    return label(host).equals(label(name));
  }

  private static String label(String name) {
    int dot = name.indexOf('.');
    return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
  }

  private static CompletableFuture<String> read() {
    String told = System.getenv().getOrDefault("COMPUTERNAME", System.getenv("HOSTNAME"));
    if (told != null) {
      return CompletableFuture.completedFuture(told);
    }
    try {
      return CompletableFuture.completedFuture(
          Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    } catch (IOException noSuchFile) {
      return CompletableFuture.supplyAsync(ThisComputer::ask, Thread::startVirtualThread);
    }
  }

  /// Asks the system, which may look the name up in the network.
  private static String ask() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException noName) {
      return "localhost";
    }
  }
}

package app.coppice.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells which programs listen on TCP ports of this machine: on Linux by `/proc`, on macOS by
/// `lsof`, on Windows by `netstat` (both untested). Of programs of other accounts the port alone is
/// told. Blocking; thread-safe.
public final class ListeningPorts {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LIMIT = 1 << 20;

  /// State `TCP_LISTEN` of Linux's `tcp_states.h`, as `/proc/net/tcp` writes it.
  private static final String LISTEN = "0A";

  private static final Pattern NETSTAT =
      Pattern.compile("\\s*TCP\\s+\\S+:(\\d+)\\s+\\S+\\s+LISTENING\\s+(\\d+)\\s*");

  private final Path proc;

  public ListeningPorts() {
    this(Path.of("/proc"));
  }

  ListeningPorts(Path proc) {
    this.proc = proc;
  }

  /// @param pid 0 when the system does not tell
  /// @param program its short name; may be empty
  public record Listening(int port, long pid, String program) {}

  /// Those with a port from `first` to `last`, by port.
  public List<Listening> among(int first, int last) throws IOException, InterruptedException {
    List<Listening> found =
        switch (HostSystem.current()) {
          case LINUX -> onLinux(first, last);
          case MAC -> onMac(first, last);
          case WINDOWS -> onWindows(first, last);
        };
    return found.stream()
        .distinct()
        .sorted(
            java.util.Comparator.comparingInt(Listening::port).thenComparingLong(Listening::pid))
        .toList();
  }

  private List<Listening> onLinux(int first, int last) throws IOException {
    Map<String, Integer> sockets = new HashMap<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      Path file = proc.resolve(table);
      if (Files.isReadable(file)) {
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
          socket(line, first, last, sockets);
        }
      }
    }
    if (sockets.isEmpty()) {
      return List.of();
    }
    List<Listening> found = new ArrayList<>();
    Map<String, Integer> unowned = new HashMap<>(sockets);
    try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        holder(process, sockets, unowned).forEach(found::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    unowned.values().forEach(port -> found.add(new Listening(port, 0, "")));
    return found;
  }

  /// Columns as `proc_net_tcp(5)` names them: 1 local address, 3 state, 9 inode.
  private static void socket(String line, int first, int last, Map<String, Integer> sockets) {
    String[] columns = line.strip().split("\\s+", -1);
    if (columns.length > 9 && columns[3].equals(LISTEN)) {
      int port = Integer.parseInt(columns[1].substring(columns[1].lastIndexOf(':') + 1), 16);
      if (port >= first && port <= last) {
        sockets.put("socket:[" + columns[9] + "]", port);
      }
    }
  }

  private static List<Listening> holder(
      Path process, Map<String, Integer> sockets, Map<String, Integer> unowned) {
    List<Listening> found = new ArrayList<>();
    try (var descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        String target = target(descriptor);
        Integer port = sockets.get(target);
        if (port != null) {
          unowned.remove(target);
          long pid = Long.parseLong(String.valueOf(process.getFileName()));
          found.add(new Listening(port, pid, Files.readString(process.resolve("comm")).strip()));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It ended meanwhile, or is somebody else's.
      return found;
    }
    return found;
  }

  /// Empty when the descriptor was closed meanwhile: the process may have others.
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static List<Listening> onMac(int first, int last)
      throws IOException, InterruptedException {
    List<Listening> found = new ArrayList<>();
    long pid = 0;
    String program = "";
    for (String line :
        said("/usr/sbin/lsof", "-nP", "-iTCP:" + first + "-" + last, "-sTCP:LISTEN", "-Fpcn")) {
      String value = line.isEmpty() ? "" : line.substring(1);
      if (line.startsWith("p")) {
        pid = Long.parseLong(value);
      } else if (line.startsWith("c")) {
        program = value;
      } else if (line.startsWith("n")) {
        int port = Integer.parseInt(value.substring(value.lastIndexOf(':') + 1));
        found.add(new Listening(port, pid, program));
      }
    }
    return found;
  }

  private static List<Listening> onWindows(int first, int last)
      throws IOException, InterruptedException {
    List<Listening> found = new ArrayList<>();
    for (String line : said("netstat", "-ano", "-p", "tcp")) {
      Matcher matcher = NETSTAT.matcher(line);
      if (matcher.matches()) {
        int port = Integer.parseInt(matcher.group(1));
        long pid = Long.parseLong(matcher.group(2));
        if (port >= first && port <= last) {
          Optional<String> program =
              ProcessHandle.of(pid).flatMap(process -> process.info().command());
          found.add(new Listening(port, pid, program.orElse("")));
        }
      }
    }
    return found;
  }

  private static List<String> said(String... command) throws IOException, InterruptedException {
    Launcher.Finished finished =
        new DirectLauncher(CleanEnvironment.ofThisProcess())
            .run(
                new LaunchRequest(
                    List.of(command), Path.of(System.getProperty("user.home")), Map.of()),
                new byte[0],
                PATIENCE,
                LIMIT);
    return new String(finished.output(), StandardCharsets.UTF_8).lines().toList();
  }
}

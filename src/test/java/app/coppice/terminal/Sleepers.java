package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Programs `sleep` of one test, told from those of every other run of the tests on this machine by
/// a fraction of a second.
///
/// @param fraction digits
public record Sleepers(String fraction) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Ones that nobody else has.
  public static Sleepers drawn() {
    return new Sleepers(Long.toString(ThreadLocalRandom.current().nextLong(1L << 50, 1L << 51)));
  }

  /// What `sleep` is told to sleep for so many seconds.
  public String argument(int seconds) {
    return seconds + "." + fraction;
  }

  /// A command for a shell.
  public String sleep(int seconds) {
    return "sleep " + argument(seconds);
  }

  /// Those that run now. What is still to become one, as in `nohup sleep`, is none.
  public List<ProcessHandle> running(int... seconds) {
    List<String> wanted = Arrays.stream(seconds).mapToObj(this::argument).toList();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(
              handle -> {
                Optional<String[]> arguments = handle.info().arguments();
                return arguments.isPresent()
                    && arguments.get().length == 1
                    && wanted.contains(arguments.get()[0])
                    && handle.isAlive();
              })
          .toList();
    }
  }

  /// Waits until one of each runs: those in the background start when the machine lets them.
  public List<ProcessHandle> await(int... seconds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<ProcessHandle> found = running(seconds);
    while (found.size() < seconds.length && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      found = running(seconds);
    }
    assertThat(found).as("programs that run").hasSize(seconds.length);
    return found;
  }
}

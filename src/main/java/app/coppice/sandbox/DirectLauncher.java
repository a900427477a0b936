package app.coppice.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Starts child processes directly, with a clean environment and without confinement by the
/// operating system. Thread-safe.
public final class DirectLauncher implements Launcher {
  /// A program gets this long to put its files in order (git removes its locks) before the kill.
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration PIPE_PATIENCE = Duration.ofSeconds(1);

  private final Supplier<CleanEnvironment> environment;

  public DirectLauncher(CleanEnvironment environment) {
    this(() -> environment);
  }

  /// @param environment asked before every launch
  public DirectLauncher(Supplier<CleanEnvironment> environment) {
    this.environment = environment;
  }

  @Override
  public boolean confines() {
    return false;
  }

  @Override
  public LaunchPlan plan(LaunchRequest request) {
    if (request.command().isEmpty()) {
      throw new IllegalArgumentException("A launch needs a program");
    }
    Map<String, String> variables = environment.get().with(request.additions());
    var command = new ArrayList<>(request.command());
    ProgramPath.find(command.getFirst(), variables.getOrDefault("PATH", ""))
        .ifPresent(program -> command.set(0, program.toString()));
    return new LaunchPlan(command, variables, request.folder());
  }

  @Override
  public Finished run(
      LaunchRequest request, byte[] input, Duration timeout, int limit, Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    Process process = start(plan(request));
    var stopped = new AtomicBoolean();
    var tree = new ProcessTree(process.toHandle());
    try {
      String name = "launch-" + process.pid();
      var output = new BoundedCapture(name + "-out", process.getInputStream(), limit, _ -> {});
      var error =
          new BoundedCapture(
              name + "-err",
              process.getErrorStream(),
              limit,
              said -> {
                if (!mayGoOn.test(said)) {
                  stopped.set(true);
                  tree.kill();
                }
              });
      Thread.ofPlatform().daemon().name(name + "-in").start(() -> feed(process, input));
      boolean exited = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (!exited) {
        tree.end(GRACE);
      } else if (stopped.get()) {
        tree.awaitEnd(GRACE);
      }
      return new Finished(
          exited ? process.exitValue() : -1,
          output.await(PIPE_PATIENCE),
          error.await(PIPE_PATIENCE));
    } catch (InterruptedException e) {
      tree.kill();
      tree.awaitEnd(GRACE);
      throw e;
    }
  }

  @Override
  public CompletableFuture<Integer> detach(LaunchRequest request) throws IOException {
    Process process =
        builder(plan(request))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    return process.onExit().thenApply(Process::exitValue);
  }

  private static Process start(LaunchPlan plan) throws IOException {
    return builder(plan).start();
  }

  private static ProcessBuilder builder(LaunchPlan plan) {
    var builder = new ProcessBuilder(plan.command()).directory(plan.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(plan.environment());
    return builder;
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input);
    } catch (IOException e) {
      // The child closed its input early, as `head` does; its exit status tells the rest.
    }
  }
}

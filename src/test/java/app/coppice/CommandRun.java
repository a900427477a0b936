package app.coppice;

import app.coppice.cli.CoppiceCommand;
import app.coppice.cli.Services;
import app.coppice.cli.Terminal;
import app.coppice.rehearsal.Pace;
import app.coppice.text.KnownSecrets;
import app.coppice.vault.KdfParameters;
import app.coppice.vault.Keychain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a command of the real program left: its exit code and what it wrote. The program runs in
/// this process, wired as always, but for a vault that is quick to open and recorded text that
/// comes at once.
public record CommandRun(int code, String out, String err) {
  /// Runs the program with nothing on standard input.
  public static CommandRun of(String... arguments) {
    return withInput("", arguments);
  }

  /// As on a machine that can show no window.
  public static CommandRun withoutDisplay(String... arguments) {
    return run("", services -> other(services, "display", Services.Display.NONE), arguments);
  }

  /// As if it were another time.
  public static CommandRun at(Instant now, String... arguments) {
    return run("", services -> other(services, "clock", InstantSource.fixed(now)), arguments);
  }

  /// Services of which one answers something else.
  private static Services other(Services services, String name, Object answer) {
    return (Services)
        Proxy.newProxyInstance(
            Services.class.getClassLoader(),
            new Class<?>[] {Services.class},
            (_, method, given) ->
                method.getName().equals(name) ? answer : method.invoke(services, given));
  }

  public static CommandRun withInput(String input, String... arguments) {
    return run(input, services -> services, arguments);
  }

  private static CommandRun run(
      String input, UnaryOperator<Services> machine, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shutdown shutdown = new Shutdown();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.Input.STREAM);
    int code =
        CoppiceCommand.execute(
            machine.apply(
                new CommandServices(
                    new Wiring(KdfParameters.FLOOR, Keychain.none(), new KnownSecrets()),
                    shutdown,
                    Pace.INSTANT)),
            terminal,
            arguments);
    shutdown.run();
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The lines of standard output, each a JSON object.
  public List<JsonNode> json() {
    return out.lines().map(JsonMapper.shared()::readTree).toList();
  }

  /// The only object of this type.
  public JsonNode only(String type) {
    List<JsonNode> found =
        json().stream().filter(node -> node.path("type").asString("").equals(type)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " objects of type " + type + " in\n" + out + err);
    }
    return found.getFirst();
  }
}

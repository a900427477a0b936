package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.settings.Profile;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowArgumentsTest {
  private static final Profile USUAL = new Profile(Path.of("usual"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--rehearsal",
        "--profile p",
        "--profile p --rehearsal",
        "./src /usr ../",
        "--rehearsal ./src --profile p/q /usr"
      })
  void aStartThatIsReadByHandIsReadAsTheParserReadsIt(String line) {
    String[] arguments = split(line);

    assertThat(WindowArguments.read(List.of(arguments))).isPresent();
    assertThat(windowsOf(Program::execute, arguments))
        .hasSize(1)
        .isEqualTo(windowsOf(CoppiceCommand::execute, arguments));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec",
        "doctor",
        "sessoins",
        "--help",
        "--json",
        "--profile",
        "--profile --rehearsal",
        "--profile=p",
        "--profile p --profile q",
        "./one --nonsense",
        "@arguments",
        "--training"
      })
  void whateverElseThereIsIsLeftToTheParser(String line) {
    assertThat(WindowArguments.read(List.of(split(line)))).isEmpty();
  }

  private static String[] split(String line) {
    return line.isEmpty() ? new String[0] : line.split(" ");
  }

  private interface Execution {
    int execute(Services services, Terminal terminal, String... arguments);
  }

  /// The windows that a command line opens, each as its profile, folders and rehearsal.
  private static List<String> windowsOf(Execution program, String... arguments) {
    List<String> windows = new ArrayList<>();
    Services services =
        (Services)
            Proxy.newProxyInstance(
                Services.class.getClassLoader(),
                new Class<?>[] {Services.class},
                (_, method, given) ->
                    switch (method.getName()) {
                      case "usualProfile" -> USUAL;
                      case "display" -> Services.Display.THERE;
                      case "openWindow" -> {
                        windows.add(Arrays.toString(given));
                        yield ExitCode.DONE;
                      }
                      default -> throw new AssertionError(method);
                    });
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    program.execute(
        services,
        new Terminal(
            new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Terminal.Input.STREAM),
        arguments);
    return windows;
  }
}

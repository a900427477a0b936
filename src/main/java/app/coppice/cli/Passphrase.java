package app.coppice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A passphrase or secret in memory, wiped when closed.
record Passphrase(char[] characters) implements AutoCloseable {
  private static final int LONGEST = 65_536;

  /// Asks at the terminal without echo; reads one line where standard input is no terminal.
  ///
  /// @throws IOException when there is nothing to read
  static Passphrase ask(Terminal terminal, String question) throws IOException {
    return switch (terminal.input()) {
      case STREAM -> new Passphrase(readLine(terminal.in(), LONGEST));
      case CONSOLE -> {
        char[] answer = readAtConsole(question);
        if (answer.length == 0) {
          throw new IOException("Nothing was entered");
        }
        yield new Passphrase(answer);
      }
    };
  }

  private static char[] readAtConsole(String question) {
    return Optional.ofNullable(System.console())
        .map(console -> console.readPassword("%s: ", question))
        .orElseGet(() -> new char[0]);
  }

  /// Reads to the end of the line, and not one byte further: the next line may be another secret.
  static char[] readLine(InputStream in, int limit) throws IOException {
    byte[] bytes = new byte[limit];
    try {
      int length = 0;
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        if (length == limit) {
          throw new IOException("The line is longer than " + limit + " bytes");
        }
        bytes[length] = (byte) next;
        length++;
      }
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
      var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
      char[] characters = new char[decoded.remaining()];
      decoded.get(characters);
      Arrays.fill(decoded.array(), '\0');
      return characters;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }
}

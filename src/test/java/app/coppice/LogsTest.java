package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class LogsTest {
  @Test
  void aKeyInAMessageOrItsCauseIsNotLogged() {
    LogRecord logged = new LogRecord(Level.WARNING, "Refused: sk-ant-api03-abcdefgh12345678");
    logged.setThrown(new IOException("x-api-key: 0123456789abcdef"));
    String line =
        new Logs.WithoutKeys(new SimpleFormatter(), Redactor.of(new KnownSecrets())).format(logged);
    assertThat(line)
        .contains("Refused: [redacted]", "x-api-key: [redacted]")
        .doesNotContain("abcdefgh12345678", "0123456789abcdef");
  }
}

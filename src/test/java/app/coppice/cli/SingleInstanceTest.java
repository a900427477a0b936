package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.settings.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SingleInstanceTest {
  @TempDir private Path folder;
  private final BlockingQueue<List<Path>> received = new LinkedBlockingQueue<>();
  private Profile profile = new Profile(Path.of(""));

  @BeforeEach
  void makeProfile() throws IOException {
    profile = new Profile(folder.resolve("profile"));
    profile.create();
  }

  @Test
  void foldersArriveAsDataWhateverTheirNames() throws Exception {
    try (SingleInstance _ = SingleInstance.claim(profile, received::add).orElseThrow()) {
      List<Path> folders =
          List.of(folder.resolve("--rehearsal"), folder.resolve("two words\nand a line"));

      assertThat(SingleInstance.handOver(profile, folders)).isTrue();
      assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo(folders);
    }
  }

  @Test
  void aStrangerWithoutTheTokenIsNotHeard() throws Exception {
    try (SingleInstance _ = SingleInstance.claim(profile, received::add).orElseThrow()) {
      JsonNode contact = JsonMapper.shared().readTree(Files.readString(contactFile()));
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), contact.path("port").asInt(0))) {
        String message = "{\"token\":\"guess\",\"folders\":[\"/etc\"]}\n";
        socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
      }
      assertThat(received).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerReadsTheToken() throws Exception {
    try (SingleInstance _ = SingleInstance.claim(profile, received::add).orElseThrow()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(contactFile())))
          .isEqualTo("rw-------");
    }
    assertThat(contactFile()).doesNotExist();
  }

  private Path contactFile() {
    return profile.folder().resolve("instance.json");
  }
}

package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandRequest;
import app.coppice.session.SessionId;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
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
  private final BlockingQueue<HandOver> received = new LinkedBlockingQueue<>();
  private Profile profile = new Profile(Path.of(""));

  @BeforeEach
  void makeProfile() throws IOException {
    profile = new Profile(folder.resolve("profile"));
    profile.create();
  }

  @Test
  void foldersArriveAsDataWhateverTheirNames() throws Exception {
    try (SingleInstance _ = SingleInstance.claim(profile, this::take).orElseThrow()) {
      List<Path> folders =
          List.of(folder.resolve("--rehearsal"), folder.resolve("two words\nand a line"));

      assertThat(SingleInstance.handOver(profile, new HandOver.OpenFolders(folders)))
          .contains(new ActionResult.Done("taken"));
      assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo(new HandOver.OpenFolders(folders));
    }
  }

  @Test
  void everyRequestArrivesAsItWasSent() throws Exception {
    SessionId id = SessionId.random();
    List<HandOver> requests =
        List.of(
            new HandOver.Rehearse(),
            new HandOver.Notice(id),
            new HandOver.Act(
                id,
                new SessionAction.Land(
                    new LandRequest(LandHow.SQUASH, "--force", "Two\n\nlines"), "-m \" \n x")),
            new HandOver.Act(id, new SessionAction.Archive()),
            new HandOver.Act(id, new SessionAction.ArchiveAnyway()),
            new HandOver.Act(id, new SessionAction.Restore()),
            new HandOver.Act(id, new SessionAction.Remove()));
    try (SingleInstance _ = SingleInstance.claim(profile, this::take).orElseThrow()) {
      for (HandOver request : requests) {
        assertThat(SingleInstance.handOver(profile, request)).isPresent();
        assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo(request);
      }
    }
  }

  @Test
  void whateverIsNotOnTheListIsRefused() throws Exception {
    String id = SessionId.random().toString();
    List<String> lines =
        List.of(
            "\"request\":\"exec\",\"session\":\"" + id + "\"",
            "\"request\":\"archive\",\"session\":\"" + id + "\",\"then\":\"rm\"",
            "\"request\":\"archive\",\"session\":\"../" + id + "\"",
            "\"request\":\"archive\",\"session\":\"1-1-1-1-1\"",
            "\"request\":\"land\",\"session\":\"" + id + "\",\"how\":\"force\"",
            "\"request\":\"open\",\"folders\":[\"--profile\"]",
            "\"request\":\"open\",\"folders\":\"/tmp\"",
            "\"folders\":[\"/tmp\"]");
    try (SingleInstance _ = SingleInstance.claim(profile, this::take).orElseThrow()) {
      JsonNode contact = JsonMapper.shared().readTree(Files.readString(contactFile()));
      String token = contact.path("token").asString("");
      for (String line : lines) {
        assertThat(answer(contact, "{\"token\":\"" + token + "\"," + line + "}\n"))
            .as(line)
            .isEmpty();
      }
      assertThat(answer(contact, "x".repeat(70_000))).isEmpty();
      assertThat(received).isEmpty();
    }
  }

  @Test
  void whoComesWhenTooMuchGoesOnIsToldSo() throws Exception {
    CompletableFuture<ActionResult> outcome = new CompletableFuture<>();
    SingleInstance.Host busy =
        request -> {
          received.add(request);
          return outcome;
        };
    HandOver act = new HandOver.Act(SessionId.random(), new SessionAction.Archive());
    try (SingleInstance _ = SingleInstance.claim(profile, busy).orElseThrow()) {
      List<CompletableFuture<ActionResult>> taken = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        taken.add(CompletableFuture.supplyAsync(() -> handOver(act), Thread::startVirtualThread));
        assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo(act);
      }

      assertThat(handOver(act)).isInstanceOf(ActionResult.Refused.class);

      outcome.complete(new ActionResult.Done("taken"));
      for (CompletableFuture<ActionResult> each : taken) {
        assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(new ActionResult.Done("taken"));
      }
    }
  }

  private ActionResult handOver(HandOver request) {
    try {
      return SingleInstance.handOver(profile, request).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aProfileThatCannotBePublishedCanBeClaimedLater() throws Exception {
    Path inTheWay = Files.createDirectories(contactFile().resolve("in the way"));
    assertThatThrownBy(() -> SingleInstance.claim(profile, this::take))
        .isInstanceOf(IOException.class);
    Files.delete(inTheWay);
    Files.delete(contactFile());
    try (SingleInstance _ = SingleInstance.claim(profile, this::take).orElseThrow()) {
      assertThat(SingleInstance.handOver(profile, new HandOver.Rehearse())).isPresent();
    }
  }

  private static String answer(JsonNode contact, String message) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), contact.path("port").asInt(0))) {
      socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      // Closed before all was taken: no answer either.
      return "";
    }
  }

  private CompletableFuture<ActionResult> take(HandOver request) {
    received.add(request);
    return CompletableFuture.completedFuture(new ActionResult.Done("taken"));
  }

  @Test
  void aStrangerWithoutTheTokenIsNotHeard() throws Exception {
    try (SingleInstance _ = SingleInstance.claim(profile, this::take).orElseThrow()) {
      JsonNode contact = JsonMapper.shared().readTree(Files.readString(contactFile()));
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), contact.path("port").asInt(0))) {
        String message = "{\"token\":\"guess\",\"request\":\"open\",\"folders\":[\"/etc\"]}\n";
        socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
      }
      assertThat(received).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
  void onlyTheOwnerReadsTheToken() throws Exception {
    try (SingleInstance _ = SingleInstance.claim(profile, this::take).orElseThrow()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(contactFile())))
          .isEqualTo("rw-------");
    }
    assertThat(contactFile()).doesNotExist();
  }

  private Path contactFile() {
    return profile.folder().resolve("instance.json");
  }
}

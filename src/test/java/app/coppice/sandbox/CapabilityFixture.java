package app.coppice.sandbox;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.sandbox.AccessDeniedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A capability over one folder, beside a folder that it must not reach.
abstract class CapabilityFixture {
  static final int LIMIT = 1000;

  @TempDir Path folder;
  Path root;
  Path outside;
  Capability capability;

  @BeforeEach
  void grant() throws IOException {
    root = Files.createDirectories(folder.resolve("ws"));
    outside = Files.createDirectories(folder.resolve("ws-evil"));
    Files.writeString(outside.resolve("secret"), "outside");
    Files.createDirectories(root.resolve("src"));
    Files.writeString(root.resolve("src/a.txt"), "inside");
    Files.createDirectories(root.resolve(".git/hooks"));
    Files.writeString(root.resolve(".git/config"), "[core]");
    capability = new Broker(Set.of()).grant(Scope.readWrite(root));
  }

  void assertDenied(String path, Reason reason) {
    assertReadDenied(path, reason);
    assertWriteDenied(path, reason);
  }

  void assertReadDenied(String path, Reason reason) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> capability.read(path, LIMIT))
        .matches(denied -> denied.reason() == reason, "denied as " + reason);
  }

  void assertWriteDenied(String path, Reason reason) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> capability.write(path, new byte[] {1}))
        .matches(denied -> denied.reason() == reason, "denied as " + reason);
  }

  String text(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }
}

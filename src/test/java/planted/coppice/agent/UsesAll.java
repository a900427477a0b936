package planted.coppice.agent;

/// Breaks the rules about who uses a library.
public class UsesAll {
  // One user of every library that another package owns.
  Class<?>[] foreignLibraries() {
    return new Class<?>[] {
      org.eclipse.jgit.lib.Repository.class,
      com.pty4j.PtyProcess.class,
      com.techsenger.jeditermfx.core.TerminalKeyEncoder.class,
      org.bouncycastle.util.Arrays.class,
      io.methvin.watcher.DirectoryWatcher.class,
      com.github.difflib.DiffUtils.class,
      picocli.CommandLine.class,
      javafx.scene.Node.class,
      ProcessBuilder.class,
      java.nio.file.Files.class,
      java.net.http.HttpClient.class
    };
  }
}

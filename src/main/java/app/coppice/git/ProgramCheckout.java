package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;

/// Fills a large worktree by the git program, several of its processes side by side. It needs
/// nothing of the warm-up that Java code does, which in a fresh process costs more than the files.
/// No filter of the configuration runs, as in [Checkout].
final class ProgramCheckout {
  /// From here on starting processes costs less than it saves.
  static final int LARGE = 200;

  private static final Pattern COUNTS = Pattern.compile("\\((\\d+)/(\\d+)\\)");

  private final GitProgram program;
  private final Worktree worktree;
  private final CheckoutProgress progress;
  private final AtomicInteger total = new AtomicInteger();

  ProgramCheckout(GitProgram program, Worktree worktree, CheckoutProgress progress) {
    this.program = program;
    this.worktree = worktree;
    this.progress = progress;
  }

  /// Blocks until all files and the index are written. An interrupt kills git.
  ///
  /// @return whether it ran to the end; what is written stays when it was cancelled
  boolean run(ObjectId tree) throws IOException, InterruptedException {
    if (progress.isCancelled()) {
      return false;
    }
    int workers = Math.min(8, Runtime.getRuntime().availableProcessors());
    var ended =
        program.quiet(
            new Place(worktree.folder(), worktree.adminFolder()),
            List.of(
                "-c", "checkout.workers=" + workers, "read-tree", "-v", "-m", "-u", tree.name()),
            new byte[0],
            this::mayGoOn);
    if (progress.isCancelled()) {
      return false;
    }
    if (ended.exitStatus() != 0) {
      throw new IOException("git read-tree: " + lastLine(GitProgram.text(ended.error())));
    }
    progress.advanced(total.get(), total.get());
    return true;
  }

  /// What git says may be cut anywhere; a count that is cut comes again, one step on.
  private boolean mayGoOn(byte[] said) {
    if (progress.isCancelled()) {
      return false;
    }
    int done = -1;
    var counts = COUNTS.matcher(GitProgram.text(said));
    while (counts.find()) {
      done = Integer.parseInt(counts.group(1));
      total.set(Integer.parseInt(counts.group(2)));
    }
    if (done >= 0) {
      progress.advanced(done, total.get());
    }
    return true;
  }

  private static String lastLine(String said) {
    return said.strip().lines().reduce((_, line) -> line).orElse("it ended without a word");
  }
}

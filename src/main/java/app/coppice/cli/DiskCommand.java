package app.coppice.cli;

import app.coppice.session.DiskUse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/// Says what each session takes on the disk.
@CommandLine.Command(
    name = "disk",
    mixinStandardHelpOptions = true,
    description = "Say what each session takes on the disk, the largest first.")
final class DiskCommand extends Command {
  DiskCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output) throws IOException {
    List<DiskUse> uses = services().diskUse(profile());
    output.line("    total  worktree snapshots transcript");
    for (DiskUse use : uses) {
      output.event(
          Output.object("disk")
              .put("id", use.id().toString())
              .put("title", use.title())
              .put("repository", use.repository().toString())
              .put("removed", use.removed())
              .put("worktree", use.worktree())
              .put("kept", use.kept())
              .put("transcript", use.transcript()));
      output.line(
          String.format(
              Locale.ROOT,
              "%9s %9s %9s %10s  %s  %s%s",
              size(use.total()),
              size(use.worktree()),
              size(use.kept()),
              size(use.transcript()),
              use.id().toString().substring(0, 8),
              use.title(),
              use.removed() ? " (removed)" : ""));
    }
    return ExitCode.DONE;
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? (bytes + 1023) / 1024 + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }
}

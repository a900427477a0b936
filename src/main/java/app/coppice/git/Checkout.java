package app.coppice.git;

import app.coppice.git.IndexFile.Entry;
import app.coppice.git.IndexFile.Stat;
import app.coppice.git.TreeListing.Item;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.util.io.EolStreamTypeUtil;

/// Fills an empty folder with a tree and writes its index. Several threads write: files are small
/// and many, and unpacking them is work for every core.
final class Checkout {
  private static final int BATCH = 100;

  private final QuietRepository repository;
  private final Path root;
  private final CheckoutProgress progress;
  private final boolean unix;
  private final boolean symlinks;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  /// The threads of the pool do not share the interrupt of the one that waits for them.
  private volatile boolean interrupted;

  Checkout(QuietRepository repository, Path root, CheckoutProgress progress) {
    this.repository = repository;
    this.root = root;
    this.progress = progress;
    this.unix = root.getFileSystem().supportedFileAttributeViews().contains("unix");
    this.symlinks = repository.getConfig().getBoolean("core", "symlinks", unix);
  }

  /// @return whether it ran to the end; what is written stays when it was cancelled
  boolean run(ObjectId tree, Path index) throws IOException, InterruptedException {
    try {
      return fill(tree, index);
    } catch (InterruptedIOException e) {
      // JGit looks at this thread's interrupt, too, and leaves it standing.
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
    }
  }

  private boolean fill(ObjectId tree, Path index) throws IOException, InterruptedException {
    var listing = TreeListing.of(repository, tree);
    for (String folder : listing.folders()) {
      make(root.resolve(folder));
    }
    // Links come last, so that no file is ever written through one.
    var order = new ArrayList<Integer>();
    var links = new ArrayList<Integer>();
    for (int i = 0; i < listing.files().size(); i++) {
      (listing.files().get(i).mode().equals(FileMode.SYMLINK) ? links : order).add(i);
    }
    Entry[] entries = new Entry[listing.files().size()];
    writeInParallel(listing.files(), order, entries);
    if (!progress.isCancelled()) {
      next.set(0);
      write(listing.files(), links, entries);
    }
    if (progress.isCancelled()) {
      return false;
    }
    IndexFile.write(
        index, Arrays.stream(entries).map(Objects::requireNonNull).toList(), listing.cache());
    progress.advanced(entries.length, entries.length);
    return true;
  }

  /// A shell that works here already may have made it; nothing is written through a link of its.
  private static void make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  private void writeInParallel(List<Item> items, List<Integer> order, Entry[] entries)
      throws IOException, InterruptedException {
    int threads = Math.min(8, Math.max(2, Runtime.getRuntime().availableProcessors()));
    var futures = new ArrayList<Future<?>>();
    try (var executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("checkout-", 0).factory())) {
      for (int i = 0; i < threads; i++) {
        futures.add(
            executor.submit(() -> {
              write(items, order, entries);
              return null;
            }));
      }
      await(futures);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw new IllegalStateException("a checkout thread failed", e.getCause());
    }
  }

  private void await(List<Future<?>> futures) throws ExecutionException, InterruptedException {
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      throw e;
    }
  }

  private void write(List<Item> items, List<Integer> order, Entry[] entries) throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      while (!interrupted && !progress.isCancelled()) {
        int from = next.getAndAdd(BATCH);
        if (from >= order.size()) {
          return;
        }
        int to = Math.min(order.size(), from + BATCH);
        for (int i = from; i < to; i++) {
          Item item = items.get(order.get(i));
          Stat stat = write(reader, item);
          entries[order.get(i)] = new Entry(item.path(), item.mode().getBits(), item.id(), stat);
        }
        progress.advanced(done.addAndGet(to - from), items.size());
      }
    }
  }

  private Stat write(ObjectReader reader, Item item) throws IOException {
    Path file = root.resolve(item.name());
    if (item.mode().equals(FileMode.GITLINK)) {
      // As git does: a submodule is an empty folder until the person fills it.
      Files.createDirectories(file);
      return Stat.NONE;
    }
    try {
      FileContent.create(reader, file, item, symlinks, unix);
    } catch (FileAlreadyExistsException e) {
      // Two names that are one on this file system: git, too, keeps one of them.
      return Stat.NONE;
    }
    return Stat.of(file, unix);
  }

  /// Writes single files.
  static final class FileContent {
    private FileContent() {}

    static void create(
        ObjectReader reader, Path file, Item item, boolean symlinks, boolean permissions)
        throws IOException {
      var loader = reader.open(item.id(), org.eclipse.jgit.lib.Constants.OBJ_BLOB);
      if (item.mode().equals(FileMode.SYMLINK) && symlinks) {
        LinkTarget.create(file, loader.getBytes());
        return;
      }
      boolean executable = item.mode().equals(FileMode.EXECUTABLE_FILE) && permissions;
      try (var out = executable ? NewFile.executable(file) : NewFile.plain(file)) {
        copy(loader, item, out);
      }
    }

    private static void copy(org.eclipse.jgit.lib.ObjectLoader loader, Item item, OutputStream out)
        throws IOException {
      if (item.mode().equals(FileMode.SYMLINK)
          || item.eol() == org.eclipse.jgit.lib.CoreConfig.EolStreamType.DIRECT) {
        if (loader.isLarge()) {
          loader.copyTo(out);
        } else {
          out.write(loader.getCachedBytes());
        }
        return;
      }
      try (var converted = EolStreamTypeUtil.wrapOutputStream(out, item.eol())) {
        loader.copyTo(converted);
      }
    }
  }
}

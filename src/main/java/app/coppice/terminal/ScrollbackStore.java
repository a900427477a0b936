package app.coppice.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the lines above the screens of all terminals are: the newest in memory up to a budget, the
/// older ones in an encrypted file that nobody else can read and that goes with the process.
/// Without a file, or where the disk takes no more, the oldest lines are forgotten. Thread-safe.
public final class ScrollbackStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScrollbackStore.class);

  /// What all terminals together keep in memory, in bytes.
  private static final long BUDGET = 128L << 20;

  /// The share of the heap that it may be at most.
  private static final int SHARE = 6;

  /// What is left to others on the disk, in bytes.
  private static final long RESERVE = 512L << 20;

  private final long budget;
  private final @Nullable Path folder;
  private final long fileLimit;
  private final long reserve;

  /// Held while the two sets and the counter change, never while a file is written.
  private final ReentrantLock lock = new ReentrantLock();

  /// Held by the one thread that makes room.
  private final ReentrantLock making = new ReentrantLock();

  /// Sealed blocks, the oldest first.
  private final LinkedHashSet<PackedBlock> inMemory = new LinkedHashSet<>();

  private final LinkedHashSet<PackedBlock> onDisk = new LinkedHashSet<>();
  private final AtomicLong memory = new AtomicLong();
  private volatile @Nullable ScrollbackFile file;
  private boolean broken;

  /// @param budget bytes in memory
  /// @param folder of the file; null for none
  /// @param fileLimit the longest it may become, in bytes
  ScrollbackStore(long budget, @Nullable Path folder, long fileLimit) {
    this(budget, folder, fileLimit, 0);
  }

  /// @param reserve what the file leaves to others on the disk, in bytes
  ScrollbackStore(long budget, @Nullable Path folder, long fileLimit, long reserve) {
    this.budget = budget;
    this.folder = folder;
    this.fileLimit = fileLimit;
    this.reserve = reserve;
  }

  /// A store that goes on in a file in `folder` and deletes what an earlier one has left there.
  public static ScrollbackStore in(Path folder) {
    try {
      ScrollbackFile.sweep(folder);
    } catch (IOException e) {
      LOG.warn("What terminals have left in {} stays there: {}", folder, e.getMessage());
    }
    return new ScrollbackStore(memoryBudget(), folder, Long.MAX_VALUE, RESERVE);
  }

  /// A store without a file.
  public static ScrollbackStore inMemory() {
    return new ScrollbackStore(memoryBudget(), null, 0);
  }

  private static long memoryBudget() {
    return Math.min(BUDGET, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /// About what is kept in memory, in bytes.
  long memory() {
    return memory.get();
  }

  /// Bytes that the file has.
  long fileBytes() {
    ScrollbackFile open = file;
    return open == null ? 0 : open.bytes();
  }

  /// Takes a sealed block. Does not block; `makeRoom` is to follow.
  void add(PackedBlock block) {
    lock.lock();
    try {
      inMemory.add(block);
      memory.addAndGet(weight(block));
    } finally {
      lock.unlock();
    }
  }

  private static long weight(PackedBlock block) {
    long beside = block.weight();
    return block.place instanceof PackedBlock.Place.InMemory(byte[] bytes)
        ? beside + bytes.length
        : beside;
  }

  /// The bytes of a sealed block; from the file, where they are there.
  ///
  /// @return empty when it has been forgotten or can't be read
  Optional<byte[]> read(PackedBlock block) {
    return switch (block.place) {
      case PackedBlock.Place.InMemory(byte[] bytes) -> Optional.of(bytes);
      case PackedBlock.Place.OnDisk(ScrollbackFile.Piece piece) -> read(piece);
      case PackedBlock.Place.Open _, PackedBlock.Place.Gone _ -> Optional.empty();
    };
  }

  private Optional<byte[]> read(ScrollbackFile.Piece piece) {
    ScrollbackFile open = file;
    try {
      return open == null ? Optional.empty() : Optional.of(open.read(piece));
    } catch (IOException e) {
      LOG.warn("Lines of a terminal can't be read back: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /// Forgets a block, wherever it is.
  void forget(PackedBlock block) {
    lock.lock();
    try {
      if (inMemory.remove(block) || onDisk.remove(block)) {
        drop(block);
      }
    } finally {
      lock.unlock();
    }
  }

  private void drop(PackedBlock block) {
    memory.addAndGet(-weight(block));
    ScrollbackFile open = file;
    if (open != null && block.place instanceof PackedBlock.Place.OnDisk(var piece)) {
      open.free(piece);
    }
    block.place = PackedBlock.Place.Gone.GONE;
  }

  /// Brings what is in memory down to the budget. Blocking: not under a terminal's lock, not on the
  /// FX thread; who feeds a terminal waits here for the disk.
  void makeRoom() {
    if (memory.get() <= budget) {
      return;
    }
    making.lock();
    try {
      while (memory.get() > budget) {
        makeSomeRoom();
      }
      ScrollbackFile open = file;
      if (open != null) {
        open.shorten();
      }
    } catch (IOException e) {
      LOG.warn("The file of the terminals' lines keeps its length: {}", e.getMessage());
    } finally {
      making.unlock();
    }
  }

  private void makeSomeRoom() {
    PackedBlock oldest;
    lock.lock();
    try {
      if (inMemory.isEmpty()) {
        dropOldest(); // only the lengths of lines are left in memory
        return;
      }
      oldest = inMemory.getFirst();
    } finally {
      lock.unlock();
    }
    if (oldest.place instanceof PackedBlock.Place.InMemory(byte[] bytes)) {
      Optional<ScrollbackFile.Piece> piece = write(bytes);
      lock.lock();
      try {
        piece.ifPresentOrElse(where -> move(oldest, bytes, where), this::dropOldest);
      } finally {
        lock.unlock();
      }
    }
  }

  /// The block may have been forgotten while it was written, or opened, changed and sealed again.
  ///
  /// @param bytes that were written
  void move(PackedBlock block, byte[] bytes, ScrollbackFile.Piece piece) {
    ScrollbackFile open = file;
    boolean same =
        block.place instanceof PackedBlock.Place.InMemory(byte[] now) && Arrays.equals(now, bytes);
    if (same && inMemory.remove(block)) {
      memory.addAndGet(-weight(block));
      block.place = new PackedBlock.Place.OnDisk(piece);
      memory.addAndGet(weight(block));
      onDisk.add(block);
    } else if (open != null) {
      open.free(piece);
    }
  }

  private void dropOldest() {
    LinkedHashSet<PackedBlock> from = onDisk.isEmpty() ? inMemory : onDisk;
    if (!from.isEmpty()) {
      drop(from.removeFirst());
    }
  }

  private Optional<ScrollbackFile.Piece> write(byte[] bytes) {
    if (folder == null || broken) {
      return Optional.empty();
    }
    try {
      ScrollbackFile open = file;
      if (open == null) {
        open = ScrollbackFile.in(folder, fileLimit, reserve);
        file = open;
      }
      return open.write(bytes);
    } catch (IOException e) {
      LOG.warn("Lines of terminals can't be kept on the disk: {}", e.getMessage());
      broken = true;
      return Optional.empty();
    }
  }

  /// Forgets all lines and ends the file. For the owner of the terminals, once they are closed.
  @Override
  public void close() throws IOException {
    making.lock();
    try {
      broken = true;
      ScrollbackFile open = file;
      file = null;
      lock.lock();
      try {
        inMemory.forEach(this::drop);
        onDisk.forEach(this::drop);
        inMemory.clear();
        onDisk.clear();
      } finally {
        lock.unlock();
      }
      if (open != null) {
        open.close();
      }
    } finally {
      making.unlock();
    }
  }
}

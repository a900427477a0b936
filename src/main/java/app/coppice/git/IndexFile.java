package app.coppice.git;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/// Writes a fresh index of version 2 with the whole stat data and the tree cache, so that the first
/// `git status` reads no file. JGit's writer leaves device, inode and owner out.
///
/// Format: `gitformat-index(5)`.
final class IndexFile {
  private IndexFile() {}

  /// One checked-out file.
  ///
  /// @param path as in the tree
  /// @param mode of the tree entry
  record Entry(byte[] path, int mode, ObjectId id, Stat stat) {}

  /// What git compares to see that a file did not change.
  record Stat(
      Instant changed, Instant modified, int device, int inode, int user, int group, int size) {
    static final Stat NONE = new Stat(Instant.EPOCH, Instant.EPOCH, 0, 0, 0, 0, 0);

    static Stat of(Path file, boolean unix) throws IOException {
      if (!unix) {
        var basic =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Stat(
            basic.creationTime().toInstant(),
            basic.lastModifiedTime().toInstant(),
            0,
            0,
            0,
            0,
            (int) basic.size());
      }
      Map<String, Object> found =
          Files.readAttributes(
              file, "unix:ctime,lastModifiedTime,dev,ino,uid,gid,size", LinkOption.NOFOLLOW_LINKS);
      return new Stat(
          time(found, "ctime"),
          time(found, "lastModifiedTime"),
          number(found, "dev"),
          number(found, "ino"),
          number(found, "uid"),
          number(found, "gid"),
          number(found, "size"));
    }

    private static Instant time(Map<String, Object> found, String name) {
      return found.get(name) instanceof FileTime time ? time.toInstant() : Instant.EPOCH;
    }

    /// The index keeps the lower 32 bits.
    private static int number(Map<String, Object> found, String name) {
      return found.get(name) instanceof Number n ? n.intValue() : 0;
    }
  }

  /// One folder of the tree cache.
  ///
  /// @param name its last part; empty for the root
  /// @param entries files in it and below
  /// @param subtrees folders directly in it
  record CachedTree(byte[] name, ObjectId id, int entries, int subtrees) {}

  /// @param entries in the order of the tree, which is the index's
  /// @param trees parents before children, in the order of the tree
  static void write(Path file, List<Entry> entries, List<CachedTree> trees) throws IOException {
    Path lock = file.resolveSibling("index.lock");
    var digest = sha1();
    try (var raw = new BufferedOutputStream(Files.newOutputStream(lock), 1 << 16);
        var out = new DataOutputStream(new DigestOutputStream(raw, digest))) {
      out.writeBytes("DIRC");
      out.writeInt(2);
      out.writeInt(entries.size());
      for (Entry entry : entries) {
        write(out, entry);
      }
      byte[] cache = treeCache(trees);
      out.writeBytes("TREE");
      out.writeInt(cache.length);
      out.write(cache);
      out.flush();
      raw.write(digest.digest());
    }
    Files.move(lock, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(DataOutputStream out, Entry entry) throws IOException {
    Stat stat = entry.stat();
    write(out, stat.changed());
    write(out, stat.modified());
    out.writeInt(stat.device());
    out.writeInt(stat.inode());
    out.writeInt(entry.mode());
    out.writeInt(stat.user());
    out.writeInt(stat.group());
    out.writeInt(stat.size());
    byte[] id = new byte[20];
    entry.id().copyRawTo(id, 0);
    out.write(id);
    out.writeShort(Math.min(entry.path().length, 0xfff));
    out.write(entry.path());
    // 62 bytes stand before the path; one NUL at least, up to a multiple of eight.
    int length = 62 + entry.path().length;
    out.write(new byte[8 - length % 8]);
  }

  private static void write(DataOutputStream out, Instant time) throws IOException {
    out.writeInt((int) time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private static byte[] treeCache(List<CachedTree> trees) {
    var out = new ByteArrayOutputStream();
    for (CachedTree tree : trees) {
      out.writeBytes(tree.name());
      out.write(0);
      String counts = tree.entries() + " " + tree.subtrees() + "\n";
      out.writeBytes(counts.getBytes(StandardCharsets.US_ASCII));
      byte[] id = new byte[20];
      tree.id().copyRawTo(id, 0);
      out.writeBytes(id);
    }
    return out.toByteArray();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}

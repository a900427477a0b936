package app.coppice.git;

import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Writes trees that differ from another in some paths. Folders that none of them lies in are taken
/// as they are, so that it costs what changed and not what is there.
///
/// @param reader of the tree that is patched
record TreePatch(ObjectReader reader, ObjectInserter inserter) {

  /// @param changes by {@link RawPath}; what is not there is taken out
  /// @return the tree, which is written
  ObjectId write(ObjectId tree, Map<String, Side> changes) throws IOException {
    if (changes.isEmpty()) {
      return tree;
    }
    ObjectId patched = patched(tree, changes);
    return patched.equals(ObjectId.zeroId()) ? inserter.insert(new TreeFormatter()) : patched;
  }

  /// Zero when nothing is left in it.
  private ObjectId patched(ObjectId tree, Map<String, Side> changes) throws IOException {
    var here = new TreeMap<String, Side>();
    var below = new TreeMap<String, Map<String, Side>>();
    changes.forEach((path, side) -> {
      int slash = path.indexOf('/');
      if (slash < 0) {
        here.put(path, side);
      } else {
        below
            .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
            .put(path.substring(slash + 1), side);
      }
    });
    var entries = entries(tree);
    here.forEach((name, side) -> put(entries, name, side));
    for (var folder : below.entrySet()) {
      byte[] name = RawPath.bytes(folder.getKey());
      Item old = entries.remove(new Key(name, true));
      ObjectId now = patched(old == null ? ObjectId.zeroId() : old.side().id(), folder.getValue());
      if (!now.equals(ObjectId.zeroId())) {
        entries.put(new Key(name, true), new Item(name, new Side(FileMode.TREE, now)));
      }
    }
    if (entries.isEmpty()) {
      return ObjectId.zeroId();
    }
    var formatter = new TreeFormatter();
    for (Item item : entries.values()) {
      formatter.append(item.name(), item.side().mode(), item.side().id());
    }
    return inserter.insert(formatter);
  }

  /// A folder of the same name goes or comes by changes of its own.
  private static void put(Map<Key, Item> entries, String path, Side side) {
    byte[] name = RawPath.bytes(path);
    if (side.isThere()) {
      entries.put(new Key(name, false), new Item(name, side));
    } else {
      entries.remove(new Key(name, false));
    }
  }

  private Map<Key, Item> entries(ObjectId tree) throws IOException {
    var entries = new TreeMap<Key, Item>();
    if (tree.equals(ObjectId.zeroId())) {
      return entries;
    }
    for (var parser = new CanonicalTreeParser(null, reader, tree); !parser.eof(); parser.next()) {
      byte[] name = new byte[parser.getNameLength()];
      parser.getName(name, 0);
      FileMode mode = parser.getEntryFileMode();
      entries.put(
          new Key(name, mode.equals(FileMode.TREE)),
          new Item(name, new Side(mode, parser.getEntryObjectId())));
    }
    return entries;
  }

  /// @param name as git keeps it, whatever its encoding
  private record Item(byte[] name, Side side) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Item item
          && java.util.Arrays.equals(name, item.name)
          && side.equals(item.side);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(name);
    }
  }

  /// Where an entry stands in a tree: a folder's name counts as if it ended in a slash.
  private record Key(byte[] name, boolean folder) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int end = Math.min(name.length, other.name.length);
      for (int i = 0; i < end; i++) {
        int order = Byte.toUnsignedInt(name[i]) - Byte.toUnsignedInt(other.name[i]);
        if (order != 0) {
          return order;
        }
      }
      int order = Integer.compare(at(end), other.at(end));
      return order != 0 ? order : Integer.compare(name.length, other.name.length);
    }

    private int at(int index) {
      if (index < name.length) {
        return Byte.toUnsignedInt(name[index]);
      }
      return folder ? '/' : 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(name);
    }
  }
}

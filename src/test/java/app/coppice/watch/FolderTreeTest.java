package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How folders are found where a link count says how many there are.
class FolderTreeTest {
  @TempDir Path folder;
  private final List<String> folders = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  @Test
  void aFolderThatComesWhileTheEntriesAreNamedPushesNoOtherOut() throws IOException {
    Files.createDirectory(folder.resolve("old"));
    Files.createFile(folder.resolve("zfile"));
    FolderTree.of(folder).list(folder, 1, this::withANewOne, entries());
    assertThat(folders).containsExactly("new", "old");
    assertThat(files).containsExactly("zfile");
  }

  @Test
  void eachEntryIsNamedOnce() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    Files.createDirectory(folder.resolve("b"));
    Files.createFile(folder.resolve("c"));
    FolderTree tree = FolderTree.of(folder);
    tree.list(folder, tree.foldersIn(folder), FolderTreeTest::sorted, entries());
    assertThat(folders).containsExactly("a", "b");
    assertThat(files).containsExactly("c");
  }

  private DirectoryStream<Path> withANewOne(Path listed) throws IOException {
    Files.createDirectories(listed.resolve("new"));
    return sorted(listed);
  }

  private static DirectoryStream<Path> sorted(Path listed) throws IOException {
    try (Stream<Path> children = Files.list(listed)) {
      List<Path> all = children.sorted().toList();
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          return all.iterator();
        }

        @Override
        public void close() {}
      };
    }
  }

  private FolderTree.Entries entries() {
    return new FolderTree.Entries() {
      @Override
      public void folder(Path found) {
        folders.add(found.getFileName().toString());
      }

      @Override
      public void file(Path found) {
        files.add(found.getFileName().toString());
      }
    };
  }
}

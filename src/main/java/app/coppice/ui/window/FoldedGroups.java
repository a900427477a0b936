package app.coppice.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which groups of the sidebar are folded: repositories are open until they are folded, archives
/// the other way round. FX thread only.
final class FoldedGroups {
  private final Set<String> toggled = new TreeSet<>();

  FoldedGroups(List<String> toggled) {
    this.toggled.addAll(toggled);
  }

  boolean repositoryFolded(Path repository) {
    return toggled.contains(key(repository));
  }

  boolean archiveFolded(Path repository) {
    return !toggled.contains(archiveKey(repository));
  }

  void toggleRepository(Path repository) {
    toggle(key(repository));
  }

  void toggleArchive(Path repository) {
    toggle(archiveKey(repository));
  }

  void unfold(Path repository) {
    toggled.remove(key(repository));
  }

  /// For the layout file.
  List<String> toggled() {
    return List.copyOf(toggled);
  }

  private void toggle(String key) {
    if (!toggled.remove(key)) {
      toggled.add(key);
    }
  }

  private static String key(Path repository) {
    return "repository:" + repository;
  }

  private static String archiveKey(Path repository) {
    return "archive:" + repository;
  }
}

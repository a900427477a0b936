package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;

/// What a fresh checkout does without, because it would run programs that the repository names or
/// fetch from where it says: files behind a filter, as of Git LFS, and submodules. Reads only.
record LeftOut(Repository repository, Worktree worktree) {
  private static final int SHOWN = 5;
  private static final int LARGEST = 1024 * 1024;
  private static final Pattern FILTER = Pattern.compile("(?:^|\\s)filter=(\\S+)");

  /// What the person can do about each, in sentences.
  List<String> sentences() throws IOException {
    var sentences = new ArrayList<String>();
    boolean filters = !repository.jgit().getConfig().getSubsections("filter").isEmpty();
    boolean modules =
        Files.isRegularFile(worktree.folder().resolve(".gitmodules"), LinkOption.NOFOLLOW_LINKS);
    if (!filters && !modules) {
      return sentences;
    }
    var index = repository.jgit(worktree).readDirCache();
    Map<String, TreeSet<String>> filtered = new TreeMap<>();
    var submodules = new TreeSet<String>();
    collect(repository.gitFolder().resolve("info/attributes"), "", filtered);
    for (int i = 0; i < index.getEntryCount(); i++) {
      var entry = index.getEntry(i);
      if (entry.getFileMode().equals(FileMode.GITLINK)) {
        submodules.add(entry.getPathString());
      } else if (filters && isAttributes(entry.getRawPath())) {
        String path = entry.getPathString();
        String prefix = path.substring(0, path.length() - Constants.DOT_GIT_ATTRIBUTES.length());
        collect(worktree.folder().resolve(path), prefix, filtered);
      }
    }
    if (filters) {
      filtered.forEach((name, patterns) -> sentences.add(ofFilter(name, patterns)));
    }
    if (!submodules.isEmpty()) {
      sentences.add(
          "Submodules are left empty ("
              + some(submodules)
              + "). Fill them in a shell of this session: git submodule update --init");
    }
    return sentences;
  }

  private static String ofFilter(String name, TreeSet<String> patterns) {
    return "Files that go through the filter “"
        + name
        + "” ("
        + some(patterns)
        + ") lie there as the repository stores them: Coppice runs no filter by itself. Fill them"
        + " in a shell of this session: "
        + (name.equals("lfs") ? "git lfs pull" : "git checkout-index -f -a");
  }

  private static String some(TreeSet<String> names) {
    String shown = String.join(", ", names.stream().limit(SHOWN).toList());
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  private static boolean isAttributes(byte[] path) {
    byte[] name = Constants.DOT_GIT_ATTRIBUTES.getBytes(StandardCharsets.US_ASCII);
    int start = path.length - name.length;
    for (int i = 0; i < name.length; i++) {
      if (start < 0 || path[start + i] != name[i]) {
        return false;
      }
    }
    return start == 0 || path[start - 1] == '/';
  }

  private static void collect(Path file, String prefix, Map<String, TreeSet<String>> filtered)
      throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
      return;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.lines().map(String::strip).toList()) {
      var filter = FILTER.matcher(line);
      if (!line.startsWith("#") && filter.find()) {
        filtered
            .computeIfAbsent(filter.group(1), _ -> new TreeSet<>())
            .add(prefix + line.split("\\s+", 2)[0]);
      }
    }
  }
}

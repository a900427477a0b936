package app.coppice.sandbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names an agent never gets at, whatever disguise a file system would see through: other case
/// (NTFS, APFS), trailing dots and blanks and `:stream` (NTFS), the 8.3 alias `GIT~1`, code points
/// that HFS+ ignores. The checks hold on every system, because a repository travels.
final class ProtectedNames {
  /// Neither read nor written, at any depth: hooks and config run programs, config may hold tokens.
  private static final String GIT = ".git";

  private static final Pattern GIT_SHORT_NAME = Pattern.compile("git~[0-9]+");

  /// Read but never written, at any depth: other programs run what stands in them.
  private static final Set<String> CONFIGURATION =
      Set.of(".coppice", ".mcp.json", ".gitmodules", ".gitconfig", ".envrc", ".vscode", ".idea");

  /// HFS+ skips these when it compares names (as listed in Apple's TN1150).
  private static final Pattern IGNORABLE =
      Pattern.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]");

  private static final Pattern TRAILING = Pattern.compile("[. ]+$");

  private final List<List<String>> readOnly;

  /// @param readOnly paths relative to the root that are read but never written
  ProtectedNames(Collection<String> readOnly) {
    this.readOnly = readOnly.stream().map(ProtectedNames::foldAll).toList();
  }

  /// Whether the path touches git's own files.
  boolean hides(List<String> segments) {
    return segments.stream().anyMatch(ProtectedNames::isGit);
  }

  /// Whether the path may not be written, its creation included.
  boolean forbidsWriting(List<String> segments) {
    List<String> folded = segments.stream().map(ProtectedNames::fold).toList();
    return hides(segments)
        || folded.stream().anyMatch(CONFIGURATION::contains)
        || readOnly.stream().anyMatch(path -> startsWith(folded, path));
  }

  private static boolean isGit(String segment) {
    // A backslash is a plain character here and a separator where the repository goes next.
    return Arrays.stream(segment.split("\\\\"))
        .map(ProtectedNames::fold)
        .anyMatch(name -> name.equals(GIT) || GIT_SHORT_NAME.matcher(name).matches());
  }

  private static String fold(String segment) {
    String visible = IGNORABLE.matcher(segment).replaceAll("");
    int stream = visible.indexOf(':');
    String name = stream >= 0 ? visible.substring(0, stream) : visible;
    return TRAILING.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static List<String> foldAll(String path) {
    return Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(ProtectedNames::fold)
        .collect(Collectors.toUnmodifiableList());
  }

  private static boolean startsWith(List<String> path, List<String> start) {
    return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
  }
}

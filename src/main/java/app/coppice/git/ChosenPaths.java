package app.coppice.git;

import java.util.Set;

/// What paths mean to git when they are named one by one: the file of that name, or all that lies
/// in the folder of that name.
final class ChosenPaths {
  private ChosenPaths() {}

  static boolean holds(Set<String> chosen, String path) {
    if (chosen.contains(path)) {
      return true;
    }
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      if (chosen.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}

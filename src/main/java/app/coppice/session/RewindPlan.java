package app.coppice.session;

import java.util.List;

/// What going to an entry would change, found without changing anything.
///
/// @param files that would change, relative, sorted
/// @param filesKept whether there is a checkpoint of the files at that point
/// @param leaving how many prompts would leave the conversation
/// @param coming how many would come back to it
/// @param conversation whether the conversation has anywhere to go
public record RewindPlan(
    List<String> files, boolean filesKept, int leaving, int coming, boolean conversation) {
  public RewindPlan {
    files = List.copyOf(files);
  }
}

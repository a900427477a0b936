package app.coppice.session;

import app.coppice.git.Unkept;
import java.util.List;

/// What going to an entry would change, found without changing anything.
///
/// @param files that would change, relative, sorted
/// @param filesKept whether there is a checkpoint of the files at that point
/// @param leaving how many prompts would leave the conversation
/// @param coming how many would come back to it
/// @param conversation whether the conversation has anywhere to go
/// @param alone files that would stay as they are, because no checkpoint holds them
public record RewindPlan(
    List<String> files,
    boolean filesKept,
    int leaving,
    int coming,
    boolean conversation,
    List<Unkept> alone) {
  public RewindPlan {
    files = List.copyOf(files);
    alone = List.copyOf(alone);
  }
}

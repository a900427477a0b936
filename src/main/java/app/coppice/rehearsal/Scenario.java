package app.coppice.rehearsal;

import java.util.List;

/// A recorded session that a person can start.
///
/// @param title for a list
/// @param prompt the prompt that starts it, word for word
/// @param mode `plan`, `ask`, `edits` or `auto`
/// @param allow rules under which it runs as recorded, as `--allow` takes them
public record Scenario(String title, String prompt, String mode, List<String> allow) {
  public Scenario {
    allow = List.copyOf(allow);
  }
}

package app.coppice.cli;

import app.coppice.agent.AllowRule;
import app.coppice.agent.PermissionRequest;
import app.coppice.text.Redactor;
import java.util.List;

/// What is permitted where no person can be asked.
///
/// @param beyond what comes of a request that no rule covers
record Rulebook(List<AllowRule> rules, Beyond beyond) {
  Rulebook {
    rules = List.copyOf(rules);
  }

  /// The answer to a request.
  enum Answer {
    COVERED,
    /// Allowed once in a person's place; only in the rehearsal's own repository.
    STOOD_IN,
    REFUSED
  }

  /// What happens beyond the rules.
  enum Beyond {
    REFUSED,
    STOOD_IN
  }

  /// What lost a secret is not the command that would run, so no rule covers it.
  Answer answer(PermissionRequest request) {
    boolean whole = !request.exact().contains(Redactor.MARK);
    if (whole
        && rules.stream().anyMatch(rule -> rule.covers(request.call().kind(), request.exact()))) {
      return Answer.COVERED;
    }
    return switch (beyond) {
      case REFUSED -> Answer.REFUSED;
      case STOOD_IN -> Answer.STOOD_IN;
    };
  }
}

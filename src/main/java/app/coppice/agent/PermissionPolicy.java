package app.coppice.agent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a session's agent may do without asking: its mode and the rules its person gave.
/// Thread-safe; a change holds for the next call that is judged.
public final class PermissionPolicy {
  private final Confinement confinement;
  private final List<AllowRule> rules;
  private volatile Mode mode;

  public PermissionPolicy(Mode mode, Confinement confinement, List<AllowRule> rules) {
    this.mode = mode;
    this.confinement = confinement;
    this.rules = new CopyOnWriteArrayList<>(rules);
  }

  /// What is to be done with a call.
  public sealed interface Verdict {
    record Allow() implements Verdict {}

    record Ask() implements Verdict {}

    /// @param reason for the model
    record Refuse(String reason) implements Verdict {}
  }

  public Mode mode() {
    return mode;
  }

  public void changeMode(Mode newMode) {
    mode = newMode;
  }

  /// Judges a call.
  ///
  /// @param exact the exact command line or path
  public Verdict judge(ToolKind kind, String exact) {
    return switch (kind) {
      case READ, SEARCH -> new Verdict.Allow();
      case EDIT, EXECUTE, OTHER -> judgeEffect(kind, exact);
    };
  }

  private Verdict judgeEffect(ToolKind kind, String exact) {
    return switch (mode) {
      case PLAN ->
          new Verdict.Refuse(
              "Plan mode: only reading is allowed. Say what you would do; do not try again.");
      case ASK -> byRules(kind, exact);
      case ACCEPT_EDITS -> kind == ToolKind.EDIT ? new Verdict.Allow() : byRules(kind, exact);
      case AUTO ->
          kind == ToolKind.EDIT || confinement == Confinement.SANDBOXED
              ? new Verdict.Allow()
              : byRules(kind, exact);
    };
  }

  private Verdict byRules(ToolKind kind, String exact) {
    boolean covered = rules.stream().anyMatch(rule -> rule.covers(kind, exact));
    return covered ? new Verdict.Allow() : new Verdict.Ask();
  }

  /// What {@link #allowForSession} would cover, in words; empty when such a call is never covered
  /// by a rule and each one must be asked for.
  public String sessionRule(ToolKind kind, String exact) {
    return switch (kind) {
      case EDIT -> "all edits in this session";
      case EXECUTE ->
          SimpleCommand.parse(exact).isPresent() ? "exactly this command in this session" : "";
      case READ, SEARCH, OTHER -> "";
    };
  }

  /// Remembers an answer until the session is closed; nothing is remembered where {@link
  /// #sessionRule} is empty.
  public void allowForSession(ToolKind kind, String exact) {
    switch (kind) {
      case EDIT -> rules.add(new AllowRule.Edits());
      case EXECUTE -> rules.add(new AllowRule.ExactCommand(exact));
      case READ, SEARCH, OTHER -> {}
    }
  }
}

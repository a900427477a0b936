package app.coppice.agent;

import app.coppice.diff.FileDiff;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Carries out the tool calls of one message: announces, judges, asks, runs, reports. Calls run at
/// the same time where all of them only read, else in order.
final class ToolCaller {
  private final List<Tool> tools;
  private final PermissionPolicy policy;
  private final TurnListener listener;
  private final Cancellation cancellation;

  ToolCaller(
      List<Tool> tools, PermissionPolicy policy, TurnListener listener, Cancellation cancellation) {
    this.tools = tools;
    this.policy = policy;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  static boolean onlyReads(ToolKind kind) {
    return kind == ToolKind.READ || kind == ToolKind.SEARCH;
  }

  /// One result for each call, in the calls' order.
  List<Content> call(List<Content.ToolUse> uses) {
    List<ToolCall> calls = uses.stream().map(this::identify).toList();
    return calls.size() > 1 && calls.stream().allMatch(call -> onlyReads(call.kind()))
        ? together(calls)
        : inOrder(calls);
  }

  private List<Content> inOrder(List<ToolCall> calls) {
    List<Content> results = new ArrayList<>();
    for (ToolCall call : calls) {
      listener.announce(new TurnEvent.ToolCallAnnounced(call));
      results.add(carryOut(call));
    }
    return results;
  }

  private List<Content> together(List<ToolCall> calls) {
    calls.forEach(call -> listener.announce(new TurnEvent.ToolCallAnnounced(call)));
    List<Content> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Content>> futures =
          calls.stream().map(call -> executor.<Content>submit(() -> carryOut(call))).toList();
      for (Future<Content> future : futures) {
        results.add(future.get());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      cancellation.cancel();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tool broke", e.getCause());
    }
    return results;
  }

  private Optional<Tool> tool(String name) {
    return tools.stream().filter(tool -> tool.spec().name().equals(name)).findFirst();
  }

  private ToolCall identify(Content.ToolUse use) {
    Optional<Tool> tool = tool(use.name());
    String subject;
    try {
      ToolInput input = ToolInput.parse(use.inputJson());
      subject = tool.map(found -> found.subject(input)).orElse("");
    } catch (ToolFailure _) {
      subject = "";
    }
    ToolKind kind = tool.map(Tool::kind).orElse(ToolKind.OTHER);
    return new ToolCall(use.id(), use.name(), kind, subject, use.inputJson());
  }

  private Content carryOut(ToolCall call) {
    long start = System.nanoTime();
    List<FileDiff> diffs = List.of();
    ToolAnswer answer;
    if (cancellation.isCancelled()) {
      answer = new ToolAnswer(ToolCallState.CANCELLED, "Not started.");
    } else {
      try {
        Tool tool =
            tool(call.name())
                .orElseThrow(
                    () -> new ToolFailure("There is no tool \"%s\".".formatted(call.name())));
        PlannedCall planned = tool.plan(ToolInput.parse(call.inputJson()));
        Optional<ToolAnswer> refusal = refusal(call, planned);
        // Waiting for the person is no part of a call's time.
        start = System.nanoTime();
        answer = refusal.isPresent() ? refusal.get() : run(call, planned);
        diffs = answer.state() == ToolCallState.SUCCEEDED ? planned.diffs() : List.of();
      } catch (ToolFailure e) {
        answer = new ToolAnswer(ToolCallState.FAILED, e.reason());
      } catch (IOException e) {
        answer = new ToolAnswer(ToolCallState.FAILED, "Failed: " + e.getMessage());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        cancellation.cancel();
        answer = new ToolAnswer(ToolCallState.CANCELLED, "Interrupted.");
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    listener.post(
        new TurnEvent.ToolCallFinished(
            new ToolOutcome(call.id(), answer.state(), answer.text(), diffs, took)));
    return Conversation.result(call.id(), answer.text(), answer.state());
  }

  /// Why the call must not run; empty when it may.
  private Optional<ToolAnswer> refusal(ToolCall call, PlannedCall planned)
      throws InterruptedException {
    String exact = planned.exact();
    return switch (policy.judge(call.kind(), exact)) {
      case PermissionPolicy.Verdict.Allow() -> Optional.empty();
      case PermissionPolicy.Verdict.Refuse(String why) ->
          Optional.of(new ToolAnswer(ToolCallState.DENIED, why));
      case PermissionPolicy.Verdict.Ask() -> ask(call, planned);
    };
  }

  private Optional<ToolAnswer> ask(ToolCall call, PlannedCall planned) throws InterruptedException {
    String exact = planned.exact();
    PermissionDecision decision =
        listener.ask(
            new PermissionRequest(
                "permission-" + call.id(),
                call,
                exact,
                planned.diffs(),
                policy.sessionRule(call.kind(), exact)));
    if (cancellation.isCancelled()) {
      return Optional.of(
          new ToolAnswer(ToolCallState.CANCELLED, "Cancelled before it was allowed."));
    }
    return switch (decision) {
      case PermissionDecision.AllowOnce() -> Optional.empty();
      case PermissionDecision.AllowForSession() -> {
        policy.allowForSession(call.kind(), exact);
        yield Optional.empty();
      }
      case PermissionDecision.Deny(String reason) ->
          Optional.of(
              new ToolAnswer(
                  ToolCallState.DENIED,
                  reason.isBlank()
                      ? "The person denied this."
                      : "The person denied this: " + reason));
    };
  }

  private ToolAnswer run(ToolCall call, PlannedCall planned)
      throws ToolFailure, IOException, InterruptedException {
    TurnEvent started = new TurnEvent.ToolCallStarted(call.id());
    if (onlyReads(call.kind())) {
      listener.post(started);
    } else {
      // So that after a crash a call without this record is known not to have run.
      listener.announce(started);
    }
    return planned.carryOut(
        chunk -> listener.post(new TurnEvent.ToolCallOutput(call.id(), chunk)), cancellation);
  }
}

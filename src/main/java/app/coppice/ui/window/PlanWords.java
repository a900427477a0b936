package app.coppice.ui.window;

import app.coppice.session.LandingPlan;
import app.coppice.session.LandingPlan.Part;
import app.coppice.session.LandingPlan.Step;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Messages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a landing plan says, in sentences. Pure.
final class PlanWords {
  private PlanWords() {}

  /// Of all of it, in one line.
  static String summary(LandingPlan plan) {
    long withBase = plan.parts().stream().filter(part -> !part.withBase().isEmpty()).count();
    return plan.clashes().isEmpty() && withBase == 0
        ? Messages.text("window.plan.clean", plan.parts().size())
        : Messages.text("window.plan.summary", plan.clashes().size(), withBase);
  }

  /// Why a session lands at its place.
  static String why(LandingPlan plan, Step step) {
    if (step.files().isEmpty()) {
      return Messages.text("window.plan.step.clean");
    }
    Stream<String> base =
        plan.part(step.session()).stream().filter(_ -> plan.meetsBase(step)).map(Part::base);
    String with =
        Stream.concat(base, step.with().stream().map(id -> "\u201c" + title(plan, id) + "\u201d"))
            .collect(Collectors.joining(", "));
    return Messages.text("window.plan.step.with", step.files().size(), with);
  }

  /// What keeps a session from landing as it is; empty when nothing does.
  static String remark(Part part) {
    if (!part.problem().isEmpty()) {
      return part.problem();
    }
    if (part.files() == 0) {
      return Messages.text("window.plan.nothing");
    }
    return part.uncommitted() == 0
        ? ""
        : Messages.text("window.plan.uncommitted", part.uncommitted());
  }

  /// What the review says of the session's base and neighbours; empty when it goes together with
  /// all.
  static String hint(LandingPlan plan, SessionId session) {
    List<Part> against = plan.against(session);
    Optional<Part> withBase = plan.part(session).filter(part -> !part.withBase().isEmpty());
    Set<String> files = new LinkedHashSet<>();
    withBase.ifPresent(part -> files.addAll(part.withBase()));
    against.forEach(part -> files.addAll(plan.between(session, part.session())));
    if (files.isEmpty()) {
      return "";
    }
    String base = withBase.map(Part::base).orElse("");
    if (against.isEmpty()) {
      return Messages.text("window.plan.hint.one", base, files.size());
    }
    String title = against.getFirst().title();
    if (against.size() == 1) {
      return base.isEmpty()
          ? Messages.text("window.plan.hint.one", title, files.size())
          : Messages.text("window.plan.hint.base-and-one", base, title, files.size());
    }
    return base.isEmpty()
        ? Messages.text("window.plan.hint.many", against.size(), files.size())
        : Messages.text("window.plan.hint.base-and-many", base, against.size(), files.size());
  }

  static String title(LandingPlan plan, SessionId session) {
    return plan.part(session).map(Part::title).orElse("");
  }
}

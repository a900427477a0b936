package app.coppice.ui.review;

import app.coppice.session.LandingPlan;
import app.coppice.session.Landings;
import java.nio.file.Path;
import java.util.Optional;

/// Landings of which nobody asks for a plan; a test says what else they do.
public abstract class UnplannedLandings implements Landings {
  @Override
  public final Optional<LandingPlan> plan(Path repository) {
    return Optional.empty();
  }
}

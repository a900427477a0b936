package app.coppice.session;

import app.coppice.settings.Profile;
import java.nio.file.Path;
import java.time.Clock;

/// Outfitting for parts whose git never finds a worktree to outfit.
final class PlainOutfitting {
  private PlainOutfitting() {}

  static Outfitting in(Path folder, TerminalDeck shells) {
    Profile profile = new Profile(folder);
    return new Outfitting(
        new RepositoryChoices(profile),
        () -> {
          throw new IllegalStateException("nothing comes along");
        },
        new SessionPorts(profile, Clock.systemUTC()),
        new Scripts(shells, _ -> {}),
        new Listeners(),
        Clock.systemUTC());
  }
}

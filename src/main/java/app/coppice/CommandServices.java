package app.coppice;

import app.coppice.agent.CredentialSource;
import app.coppice.cli.HandOver;
import app.coppice.cli.Services;
import app.coppice.cli.SingleInstance;
import app.coppice.diff.Dispute;
import app.coppice.git.Trouble;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.Rehearsal;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.DeletedSession;
import app.coppice.session.DiskUse;
import app.coppice.session.Engine;
import app.coppice.session.GrowingReport;
import app.coppice.session.LandHow;
import app.coppice.session.LandPreview;
import app.coppice.session.LandingPlan;
import app.coppice.session.SeenChanges;
import app.coppice.session.SessionId;
import app.coppice.session.SessionManager;
import app.coppice.session.SessionReports;
import app.coppice.session.SessionSnapshot;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.settings.SettingsStore;
import app.coppice.text.KnownSecrets;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the wiring gives the command line.
///
/// @param rehearsalPace how fast recorded text arrives
record CommandServices(Wiring wiring, Shutdown shutdown, Pace rehearsalPace) implements Services {
  private static final Logger LOG = LoggerFactory.getLogger(CommandServices.class);

  @Override
  public Profile usualProfile() {
    return Profile.usual();
  }

  @Override
  public SessionManager engine(Profile profile, String baseUrl, CredentialSource keys)
      throws IOException {
    profile.create();
    Settings settings = settings(profile);
    Supplier<String> address = () -> baseUrl.isBlank() ? settings.baseUrl() : baseUrl;
    return shutdown.register(wiring.engine(profile, () -> settings, address, keys, rehearsalPace));
  }

  @Override
  public Engine engineWithTurns(
      Profile profile, SessionId id, String baseUrl, CredentialSource keys) throws IOException {
    return opened(engine(profile, baseUrl, keys), engine -> engine.openOnly(id));
  }

  @Override
  public Engine engineFor(Profile profile, SessionId id) throws IOException {
    return opened(lookingEngine(profile), engine -> engine.openToAct(id));
  }

  @Override
  public Engine engineFor(Profile profile, SessionId id, String baseUrl, CredentialSource keys)
      throws IOException {
    return opened(engine(profile, baseUrl, keys), engine -> engine.openToAct(id));
  }

  /// Opens something of an engine.
  private interface Opening {
    void in(SessionManager engine) throws IOException;
  }

  private static SessionManager opened(SessionManager engine, Opening opening) throws IOException {
    try {
      opening.in(engine);
      return engine;
    } catch (IOException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /// Says on standard error what is wrong with the file.
  private static Settings settings(Profile profile) throws IOException {
    SettingsStore<Settings> store = SettingsStore.settings(profile);
    store.notices().forEach(LOG::warn);
    return store.get();
  }

  private SessionManager lookingEngine(Profile profile) throws IOException {
    Settings settings = settings(profile);
    return shutdown.register(
        wiring.engine(
            profile, () -> settings, settings::baseUrl, _ -> Optional.empty(), rehearsalPace));
  }

  @Override
  public Optional<ActionResult> handOver(Profile profile, HandOver request) throws IOException {
    return SingleInstance.handOver(profile, request);
  }

  @Override
  public List<SessionSnapshot> look(Profile profile) throws IOException {
    return SessionReports.look(profile);
  }

  @Override
  public GrowingReport follow(Profile profile, SessionId id) {
    return new GrowingReport(profile, id);
  }

  @Override
  public List<SessionSnapshot> lookInTrash(Profile profile) throws IOException {
    return SessionReports.lookInTrash(profile);
  }

  @Override
  public List<DeletedSession> trash(Profile profile) throws IOException {
    return SessionReports.trash(profile);
  }

  @Override
  public Changes changes(Profile profile, SessionSnapshot session) throws IOException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().changes(session);
    }
  }

  @Override
  public SeenChanges seen(Profile profile, SessionSnapshot session) throws IOException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().seen(session);
    }
  }

  @Override
  public Compared compare(Profile profile, SessionSnapshot session, Comparison what)
      throws IOException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().compare(session, what);
    }
  }

  @Override
  public LandPreview preview(Profile profile, SessionSnapshot session, LandHow how, String into)
      throws IOException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().preview(session, how, into);
    }
  }

  @Override
  public Dispute conflicts(Profile profile, SessionSnapshot session) throws IOException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().conflicts(session);
    }
  }

  @Override
  public LandingPlan plan(Profile profile, Path repository, List<SessionSnapshot> sessions)
      throws IOException, InterruptedException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().plan(repository, sessions);
    }
  }

  @Override
  public Trouble trouble(Profile profile, SessionSnapshot session)
      throws IOException, InterruptedException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().trouble(session);
    }
  }

  @Override
  public List<DiskUse> diskUse(Profile profile) throws IOException {
    try (SessionManager engine = lookingEngine(profile)) {
      return engine.looks().diskUse(look(profile), lookInTrash(profile));
    }
  }

  @Override
  public RehearsalAccess rehearsal(Profile profile) throws IOException, InterruptedException {
    profile.create();
    Path repository = new RehearsalDesk(wiring.launcher()).repository(profile);
    return new RehearsalAccess(repository, Rehearsal.scenarios());
  }

  @Override
  public Display display() {
    return Displays.present() ? Display.THERE : Display.NONE;
  }

  @Override
  public int openWindow(Profile profile, List<Path> folders, RehearsalStart rehearsal)
      throws IOException, InterruptedException {
    return new WindowStart(wiring, shutdown, profile).run(folders, rehearsal);
  }

  @Override
  public List<Finding> examine(Profile profile) throws InterruptedException {
    return new Doctor(wiring.launcher(), wiring.vault(profile), profile).examine();
  }

  @Override
  public KnownSecrets secrets() {
    return wiring.secrets();
  }

  @Override
  public Vault vault(Profile profile) throws IOException {
    profile.create();
    return wiring.vault(profile);
  }
}

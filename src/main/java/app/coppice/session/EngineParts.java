package app.coppice.session;

import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.text.Redactor;
import app.coppice.watch.WorktreeWatcher;
import java.time.Clock;
import java.util.function.Supplier;

/// What an engine is made of. Suppliers are asked when the part is first needed.
public record EngineParts(
    Profile profile,
    Supplier<Settings> settings,
    Supplier<GitParts> git,
    SessionTurns turns,
    ShellOpener shells,
    Supplier<WorktreeWatcher> watcher,
    Clock clock,
    Redactor redactor) {}

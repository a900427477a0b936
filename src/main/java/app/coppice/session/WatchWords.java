package app.coppice.session;

import app.coppice.watch.WatchNotice;

/// What a watcher has to say, for the person. Pure.
final class WatchWords {
  private WatchWords() {}

  static String of(WatchNotice notice) {
    return switch (notice) {
      case TOO_FEW_WATCHES ->
          "The system watches no more folders for Coppice, so changes show a few seconds late. On"
              + " Linux, `sudo sysctl fs.inotify.max_user_watches=1048576"
              + " fs.inotify.max_user_instances=1024` and a new start mend it.";
    };
  }
}

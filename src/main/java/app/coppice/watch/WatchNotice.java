package app.coppice.watch;

/// What a watcher has to say about itself.
public enum WatchNotice {
  /// The system watches no more folders (on Linux: `fs.inotify.max_user_watches`): everything is
  /// looked at at a pace instead, and changes are told some seconds late.
  TOO_FEW_WATCHES
}

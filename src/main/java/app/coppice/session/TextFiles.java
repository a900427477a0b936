package app.coppice.session;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// The texts of one session's worktree as a person edits them: reached through no link and in no
/// other folder, written as a whole. Blocking.
record TextFiles(SessionTurns files, SessionSnapshot session) {
  /// Bytes of a file that an editor opens: beyond, every key would be slow.
  static final int LARGEST = 2 * 1024 * 1024;

  FileText open(String path) throws IOException {
    byte[] bytes;
    try {
      bytes = files.read(session, path, LARGEST + 1);
    } catch (NoSuchFileException e) {
      return new FileText.Refused(path + " is not there any more.");
    }
    if (bytes.length > LARGEST) {
      return new FileText.Refused(path + " has more than 2 MB. Open it in an editor of your own.");
    }
    return TextForm.isText(bytes)
        ? opened(path, bytes)
        : new FileText.Refused(path + " is no text.");
  }

  private static FileText.Opened opened(String path, byte[] bytes) {
    TextForm form = TextForm.of(bytes);
    return new FileText.Opened(path, form.text(), form, bytes);
  }

  FileText.Save save(FileText.Opened opened, String text) throws IOException {
    String path = opened.path();
    if (!opened.form().canWrite(text)) {
      return new FileText.Save.Failed(
          path
              + " is written in "
              + opened.form().charset().displayName()
              + ", which does not have all of these characters. Take them out to save it.");
    }
    Optional<byte[]> now = now(path);
    boolean still = now.map(opened::isStill).orElse(!opened.there());
    if (!still) {
      return new FileText.Save.Conflict(
          now.map(bytes -> opened(path, bytes)).orElseGet(opened::gone));
    }
    byte[] written = opened.form().bytes(text);
    files.write(session, path, written);
    return new FileText.Save.Saved(opened(path, written));
  }

  private Optional<byte[]> now(String path) throws IOException {
    try {
      return Optional.of(files.read(session, path, LARGEST + 1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

package app.coppice.git;

import app.coppice.diff.LfsPointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;

/// What git stores of a file by its attributes. Line ends are JGit's business; of `ident`,
/// `working-tree-encoding` (gitattributes(5)) and the pointers of Git LFS it knows nothing. Of a
/// filter no program runs: what LFS stores is told by its format alone. Reads only.
///
/// @param eol what adding does to line ends
/// @param ident whether keywords go back to `$Id$`
/// @param encoding of the file in the worktree; empty for UTF-8
/// @param pointer whether Git LFS is set up and keeps this file
record StoredForm(EolStreamType eol, boolean ident, String encoding, boolean pointer) {
  /// As it lies there.
  static final StoredForm PLAIN = new StoredForm(EolStreamType.DIRECT, false, "", false);

  /// Larger ones are taken as they lie there.
  private static final long LARGEST = 32L * 1024 * 1024;

  private static final Pattern IDENT = Pattern.compile("\\$Id:[^$\\n]*\\$");

  /// Of the file under a walk.
  static StoredForm of(TreeWalk walk, QuietRepository repository) {
    var eol = walk.getEolStreamType(OperationType.CHECKIN_OP);
    var attributes = walk.getAttributes();
    String encoding = attributes.getValue("working-tree-encoding");
    return new StoredForm(
        eol == null ? EolStreamType.DIRECT : eol,
        attributes.isSet("ident"),
        encoding == null ? "" : encoding,
        "lfs".equals(attributes.getValue(Constants.ATTR_FILTER))
            && repository.getConfig().getSubsections("filter").contains("lfs"));
  }

  /// Whether only line ends can differ from what lies there.
  boolean isLineEndsAlone() {
    return !ident && encoding.isEmpty() && !pointer;
  }

  /// The object that adding a file would make; empty where JGit knows that as well.
  Optional<ObjectId> idOf(Path file) throws IOException {
    var bytes = bytesOf(file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try (var formatter = new ObjectInserter.Formatter()) {
      return Optional.of(formatter.idFor(Constants.OBJ_BLOB, bytes.get()));
    }
  }

  /// What adding a file would store; empty where JGit knows that as well.
  Optional<byte[]> bytesOf(Path file) throws IOException {
    if (isLineEndsAlone() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (pointer) {
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(LfsPointer.stored(in));
      }
    }
    if (Files.size(file) > LARGEST) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    return encoding.isEmpty() ? Optional.of(stored(bytes)) : decoded(bytes).map(this::stored);
  }

  private byte[] stored(byte[] bytes) {
    // One character a byte keeps all of them.
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    if (eol == EolStreamType.TEXT_LF || (eol == EolStreamType.AUTO_LF && raw.indexOf('\0') < 0)) {
      raw = raw.replace("\r\n", "\n");
    }
    if (ident) {
      raw = IDENT.matcher(raw).replaceAll("\\$Id\\$");
    }
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Empty when it is not in this encoding, or that is not known.
  private Optional<byte[]> decoded(byte[] bytes) {
    String name = encoding.toUpperCase(Locale.ROOT);
    try {
      Charset charset =
          name.endsWith("-BOM")
              ? Charset.forName(name.substring(0, name.length() - "-BOM".length()))
              : Charset.forName(name);
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean mark = name.endsWith("-BOM") && text.startsWith("\uFEFF");
      return Optional.of((mark ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8));
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

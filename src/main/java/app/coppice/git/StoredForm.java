package app.coppice.git;

import java.io.IOException;
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
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.jspecify.annotations.Nullable;

/// What git stores of files with the attributes `ident` and `working-tree-encoding`, of which JGit
/// knows nothing (gitattributes(5)). Stateless; reads only.
final class StoredForm {
  /// Larger ones are taken as they lie there.
  private static final long LARGEST = 32L * 1024 * 1024;

  private static final Pattern IDENT = Pattern.compile("\\$Id:[^$\\n]*\\$");

  private StoredForm() {}

  /// The object that adding the file under a walk would make; null where JGit knows that as well.
  static @Nullable ObjectId idOf(TreeWalk walk, Path file) throws IOException {
    var attributes = walk.getAttributes();
    boolean ident = attributes.isSet("ident");
    String encoding = attributes.getValue("working-tree-encoding");
    if ((!ident && encoding == null)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > LARGEST) {
      return null;
    }
    byte[] bytes = Files.readAllBytes(file);
    if (encoding != null) {
      String text = decoded(bytes, encoding);
      if (text == null) {
        return null;
      }
      bytes = text.getBytes(StandardCharsets.UTF_8);
    }
    // One character a byte keeps all of them.
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    var eol = walk.getEolStreamType(OperationType.CHECKIN_OP);
    if (eol == EolStreamType.TEXT_LF || (eol == EolStreamType.AUTO_LF && raw.indexOf('\0') < 0)) {
      raw = raw.replace("\r\n", "\n");
    }
    if (ident) {
      raw = IDENT.matcher(raw).replaceAll("\\$Id\\$");
    }
    try (var formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, raw.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /// Null when it is not in this encoding, or that is not known.
  private static @Nullable String decoded(byte[] bytes, String encoding) {
    String name = encoding.toUpperCase(Locale.ROOT);
    try {
      Charset charset =
          name.endsWith("-BOM")
              ? Charset.forName(name.substring(0, name.length() - "-BOM".length()))
              : Charset.forName(name);
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return name.endsWith("-BOM") && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | CharacterCodingException e) {
      return null;
    }
  }
}

package app.coppice.agent.tool;

import app.coppice.agent.ToolFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/// A text file as a tool sees it.
///
/// @param path relative to the worktree
/// @param content decoded; written back it gives the same bytes
record TextFile(String path, String content) {
  /// Bytes of a file that tools take in; what is larger is no source text.
  static final int MAX_BYTES = 8 * 1024 * 1024;

  /// @throws ToolFailure when it is not there, not text, or too large
  static TextFile read(Workspace workspace, String path) throws ToolFailure, IOException {
    byte[] bytes;
    try {
      bytes = workspace.read(path, MAX_BYTES + 1);
    } catch (NoSuchFileException _) {
      throw new ToolFailure("There is no file \"%s\".".formatted(path));
    }
    if (bytes.length > MAX_BYTES) {
      throw new ToolFailure("\"%s\" is larger than 8 MiB.".formatted(path));
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw new ToolFailure("\"%s\" is a binary file.".formatted(path));
      }
    }
    try {
      // A decoder that replaced bad bytes would damage them when the file is written back.
      return new TextFile(
          path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      throw new ToolFailure("\"%s\" is no UTF-8 text.".formatted(path));
    }
  }
}

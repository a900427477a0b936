package app.coppice.rehearsal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One HTTP/1.1 request and its response on a socket, byte by byte in our own hands: the faults
/// that tests play need that. One thread; the owner closes it.
final class HttpConnection implements AutoCloseable {
  private static final int MAX_HEAD = 64 * 1024;
  private static final int MAX_BODY = 64 * 1024 * 1024;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /// @param line such as `POST /v1/messages HTTP/1.1`
  /// @param headers by lower-case name
  record Request(String line, Map<String, String> headers, byte[] body) {}

  Request read() throws IOException {
    int[] left = {MAX_HEAD};
    String line = readLine(left);
    Map<String, String> headers = new HashMap<>();
    for (String header = readLine(left); !header.isEmpty(); header = readLine(left)) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).strip());
      }
    }
    return new Request(line, headers, in.readNBytes(length(headers)));
  }

  private static int length(Map<String, String> headers) throws IOException {
    try {
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      if (length >= 0 && length <= MAX_BODY) {
        return length;
      }
    } catch (NumberFormatException _) {
      // Refused below.
    }
    throw new IOException("unusable content-length");
  }

  private String readLine(int[] left) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || left[0]-- <= 0) {
        throw new IOException("incomplete or oversized request");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  void respond(int status, Map<String, String> headers, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head(status, headers, "content-type: application/json\r\ncontent-length: " + bytes.length);
    out.write(bytes);
    out.flush();
  }

  void startStream() throws IOException {
    head(200, Map.of(), "content-type: text/event-stream\r\ntransfer-encoding: chunked");
  }

  private void head(int status, Map<String, String> headers, String more) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\nconnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append(more).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  void chunk(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.write(LINE_END);
      out.flush();
    }
  }

  void endStream() throws IOException {
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /// Closes with a reset: the peer sees a broken connection, not an end.
  void cut() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

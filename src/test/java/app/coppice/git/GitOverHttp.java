package app.coppice.git;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// A real git server on the loopback address: git's own `http-backend` behind a password.
final class GitOverHttp implements AutoCloseable {
  private final HttpServer server;
  private final Path root;

  GitOverHttp(Path root, String user, String password) throws IOException {
    this.root = root;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server
        .createContext("/", this::answer)
        .setAuthenticator(
            new BasicAuthenticator("git") {
              @Override
              public boolean checkCredentials(String name, String word) {
                return name.equals(user) && word.equals(password);
              }
            });
    server.start();
  }

  String url(String repository) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = in.readAllBytes();
      }
    }
    var builder = new ProcessBuilder("git", "http-backend");
    var variables = builder.environment();
    variables.put("GIT_PROJECT_ROOT", root.toString());
    variables.put("GIT_HTTP_EXPORT_ALL", "1");
    variables.put("PATH_INFO", uri.getPath());
    variables.put("QUERY_STRING", uri.getQuery() == null ? "" : uri.getQuery());
    variables.put("REQUEST_METHOD", exchange.getRequestMethod());
    variables.put("REMOTE_USER", "robin");
    variables.put("REMOTE_ADDR", "127.0.0.1");
    variables.put("CONTENT_LENGTH", Integer.toString(body.length));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    variables.put("CONTENT_TYPE", type == null ? "" : type);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(body);
    }
    byte[] said = process.getInputStream().readAllBytes();
    String head = new String(said, StandardCharsets.ISO_8859_1);
    int end = head.indexOf("\r\n\r\n");
    int status = 200;
    for (String line : head.substring(0, end).lines().toList()) {
      int colon = line.indexOf(": ");
      String value = line.substring(colon + 2);
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(line.substring(0, colon), value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    try (var out = exchange.getResponseBody()) {
      out.write(said, end + 4, said.length - end - 4);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

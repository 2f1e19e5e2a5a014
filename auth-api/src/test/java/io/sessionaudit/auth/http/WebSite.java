package io.sessionaudit.auth.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A web site on a free port: an empty page at {@code /}, and behind {@code /auth} the auth API,
 * like a gateway in front of both, if it is told where that is.
 */
final class WebSite implements AutoCloseable {

  /** The connection's own, not the message's. */
  private static final Set<String> HOP =
      Set.of("host", "connection", "content-length", "transfer-encoding", "keep-alive", "upgrade");

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile @Nullable URI behind;

  WebSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", WebSite::page);
    server.createContext("/auth", this::forward);
    server.start();
  }

  /** Names the auth API. */
  void forwardTo(URI auth) {
    behind = auth;
  }

  /** The origin under which browsers trust it like HTTPS. */
  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The same server as another site, as browsers see it. */
  String asAnotherSite() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void page(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    answer(exchange, 200, "<!doctype html><title>page</title>".getBytes(StandardCharsets.UTF_8));
  }

  private void forward(HttpExchange exchange) throws IOException {
    URI auth = behind;
    if (auth == null) {
      answer(exchange, 404, new byte[0]);
      return;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(auth.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (!HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!HOP.contains(name)) {
              values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
          });
      answer(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    http.close();
  }
}

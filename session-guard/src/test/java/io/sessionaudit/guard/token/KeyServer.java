package io.sessionaudit.guard.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes a key set on a free port. */
public final class KeyServer implements AutoCloseable {

  private final HttpServer http;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String body;
  private volatile int status = 200;

  public KeyServer(String first) {
    body = first;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] bytes = body.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    http.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/jwks.json");
  }

  public void publish(String set) {
    body = set;
  }

  public void answerWith(int newStatus) {
    status = newStatus;
  }

  public int requests() {
    return requests.get();
  }

  /** Goes away. */
  public void stop() {
    http.stop(0);
  }

  @Override
  public void close() {
    stop();
  }
}

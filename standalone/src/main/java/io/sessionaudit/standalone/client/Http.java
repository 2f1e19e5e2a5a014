package io.sessionaudit.standalone.client;

import io.sessionaudit.standalone.platform.PlatformException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Sends requests and waits for their answers. A service that says "not now" (503 with {@code
 * Retry-After}, RFC 9110 section 10.2.3) is asked again for up to 30 seconds.
 */
public final class Http implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;

  private Http(HttpClient client) {
    this.client = client;
  }

  /** Calls from an address of the system's choice. */
  public static Http anywhere() {
    return new Http(builder().build());
  }

  /**
   * Calls from an address of this machine.
   *
   * @param address each of 127.0.0.0/8 is this machine's
   * @throws PlatformException if it cannot be used
   */
  public static Http from(String address) {
    try {
      return new Http(builder().localAddress(InetAddress.getByName(address)).build());
    } catch (UnknownHostException e) {
      throw new PlatformException("The address " + address + " cannot be used here.", e);
    }
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
  }

  /** A request as the platform's own pages would send it. */
  public static HttpRequest.Builder request(URI uri, String userAgent) {
    return HttpRequest.newBuilder(uri)
        .timeout(PATIENCE)
        .header("User-Agent", userAgent)
        .header("X-Requested-With", "session-audit");
  }

  Answer send(HttpRequest request) {
    return send(request, _ -> {});
  }

  /**
   * Sends.
   *
   * @param reader sees the whole answer, header fields too
   * @throws PlatformException if nobody answers
   */
  public Answer send(HttpRequest request, Consumer<HttpResponse<String>> reader) {
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      HttpResponse<String> response = once(request);
      while (isPassing(response) && System.nanoTime() < end) {
        Thread.sleep(pause(response));
        response = once(request);
      }
      long now = System.nanoTime();
      reader.accept(response);
      return new Answer(response.statusCode(), response.body(), now);
    } catch (IOException failure) {
      throw new PlatformException(request.uri() + " does not answer.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted.", interrupted);
    }
  }

  private HttpResponse<String> once(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static boolean isPassing(HttpResponse<String> response) {
    return response.statusCode() == 503 && response.headers().firstValue("Retry-After").isPresent();
  }

  /** As asked for, if it is a number of seconds, but at most five seconds. */
  private static Duration pause(HttpResponse<String> response) {
    String asked = response.headers().firstValue("Retry-After").orElse("");
    return asked.matches("[0-5]")
        ? Duration.ofSeconds(Long.parseLong(asked))
        : Duration.ofSeconds(5);
  }

  @Override
  public void close() {
    client.close();
  }
}

package io.sessionaudit.standalone.client;

import io.sessionaudit.standalone.platform.PlatformException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests and waits for their answers. */
final class Http implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();

  /** A request that the platform's own pages would send. */
  static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(LONGEST)
        .header("User-Agent", "session-audit")
        .header("X-Requested-With", "session-audit");
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException failure) {
      throw new PlatformException(request.uri() + " does not answer.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted.", interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

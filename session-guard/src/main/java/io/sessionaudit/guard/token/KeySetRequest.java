package io.sessionaudit.guard.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One GET of a key set, bounded in time and size. */
final class KeySetRequest {

  /** For the whole answer, body included. */
  static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final int LARGEST = 64 * 1024;

  private KeySetRequest() {}

  /**
   * Fetches and reads.
   *
   * @throws IOException if there is no good answer in time
   * @throws IllegalArgumentException if the answer is no key set that we can use
   */
  static Map<String, TimedKey> send(HttpClient http, URI address)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json")
            .timeout(TIMEOUT)
            .build();
    var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    HttpResponse<byte[]> response = await(sent);
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    return KeySet.read(new String(response.body(), StandardCharsets.UTF_8));
  }

  private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> sent)
      throws IOException, InterruptedException {
    try {
      return sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("no answer", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer in time", e);
    } finally {
      sent.cancel(true);
    }
  }
}

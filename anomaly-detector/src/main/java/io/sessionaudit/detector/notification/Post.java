package io.sessionaudit.detector.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver. Any 2xx is a delivery (Standard Webhooks, "Delivery"); a redirect is not
 * followed, because it would carry the notice to somebody whom nobody configured.
 */
final class Post implements AutoCloseable {

  private final Endpoint endpoint;
  private final InstantSource clock;
  private final HttpClient http;

  Post(Endpoint endpoint, InstantSource clock) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(endpoint.timeout())
            .version(Version.HTTP_1_1)
            .build();
  }

  /**
   * Delivers, and takes no longer than the endpoint's time-out.
   *
   * @return null if that went well, else the reason in a few words, without address or body
   * @throws InterruptedException if the notification ends
   */
  @Nullable String deliver(Notice notice) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request(notice), BodyHandlers.discarding());
    try {
      int status = answer.get(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status / 100 == 2 ? null : "the endpoint answered " + status;
    } catch (TimeoutException _) {
      return "no answer within " + endpoint.timeout().toMillis() + " ms";
    } catch (ExecutionException e) {
      return reason(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(Notice notice) {
    String id = notice.id().toString();
    byte[] body = notice.body().getBytes(UTF_8);
    long now = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(endpoint.url())
        .header("Content-Type", "application/json")
        .header("User-Agent", "session-audit")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(now))
        .header("webhook-signature", endpoint.secret().sign(id, now, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static String reason(@Nullable Throwable cause) {
    return cause instanceof IOException io
        ? "no connection: " + io.getClass().getSimpleName()
        : "the request failed: " + (cause == null ? "unknown" : cause.getClass().getSimpleName());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

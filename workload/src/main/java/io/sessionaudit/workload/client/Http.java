package io.sessionaudit.workload.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/** Sends requests, once each: whoever measures or checks must know what was asked how often. */
public final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Http() {}

  /**
   * Sends.
   *
   * @throws NoAnswerException if no answer came
   */
  public static Answer send(HttpRequest request) throws NoAnswerException {
    return send(request, _ -> {});
  }

  /**
   * Sends.
   *
   * @param reader sees the whole answer, header fields too
   * @throws NoAnswerException if no answer came
   */
  static Answer send(HttpRequest request, Consumer<HttpResponse<String>> reader)
      throws NoAnswerException {
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      long now = System.nanoTime();
      reader.accept(response);
      return new Answer(response.statusCode(), response.body(), now);
    } catch (ConnectException failure) {
      throw new NotSentException(failure);
    } catch (IOException failure) {
      throw new NoAnswerException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(interrupted);
    }
  }
}

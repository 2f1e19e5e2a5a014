package io.sessionaudit.workload.client;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.points.Service;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;

/** A service that asks about tokens (RFC 7662), with the first service client's credentials. */
public final class ServiceClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI introspect;
  private final String authorization;

  public ServiceClient(Fleet fleet) {
    introspect = fleet.of(Service.AUTH).getFirst().url().resolve("/oauth2/introspect");
    Path file = fleet.folder().resolve("credentials").resolve("client.properties");
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      credentials.load(reader);
    } catch (IOException failure) {
      throw new FleetException("There is no service client.", failure);
    }
    String pair =
        credentials.getProperty("clientId") + ":" + credentials.getProperty("clientSecret");
    authorization =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Asks.
   *
   * @throws NoAnswerException if no answer came
   */
  public Answer introspect(String token) throws NoAnswerException {
    HttpRequest request =
        HttpRequest.newBuilder(introspect)
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token))
            .build();
    return send(request);
  }

  /** Sends any request. */
  public static Answer send(HttpRequest request) throws NoAnswerException {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), System.nanoTime());
    } catch (IOException failure) {
      throw new NoAnswerException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(interrupted);
    }
  }
}

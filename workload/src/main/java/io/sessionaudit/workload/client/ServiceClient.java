package io.sessionaudit.workload.client;

import io.sessionaudit.workload.fleet.Deployment;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A service that asks about tokens (RFC 7662), with the first service client's credentials. */
public final class ServiceClient {

  private final URI introspect;
  private final String authorization;

  public ServiceClient(Deployment platform) {
    introspect = platform.auth().getFirst().resolve("/oauth2/introspect");
    Map<String, String> credentials = platform.credentials("client");
    String pair = credentials.get("clientId") + ":" + credentials.get("clientSecret");
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
    return Http.send(request);
  }
}

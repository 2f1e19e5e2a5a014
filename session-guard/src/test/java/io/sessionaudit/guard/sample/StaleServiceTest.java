package io.sessionaudit.guard.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.guard.token.Issuer;
import io.sessionaudit.guard.token.KeyServer;
import io.sessionaudit.guard.view.TestRelay;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StaleServiceTest {

  private final Issuer issuer = Issuer.withKey("key-1");

  @Test
  void whileTheRelayStandsStillNothingIsServedAndReadinessSaysSo() {
    String kafka = TestServers.kafka().bootstrapServers();
    try (KeyServer keys = new KeyServer(issuer.keySet());
        TestRelay relay = new TestRelay(kafka);
        Service service = Service.guarded(kafka, keys.address(), "5s")) {
      Eventually.holds(() -> assertThat(get(service).statusCode()).isEqualTo(200));

      relay.standStill(true);
      Eventually.holds(
          () -> assertThat(get(service).body()).contains("\"code\":\"revocations_stale\""));
      HttpResponse<String> stale = get(service);
      assertThat(stale.statusCode()).isEqualTo(503);
      assertThat(stale.headers().firstValue("Retry-After")).isPresent();
      HttpResponse<String> readiness = service.get("/health/readiness");
      assertThat(readiness.statusCode()).isEqualTo(503);
      assertThat(readiness.body()).contains("\"reason\":\"The news about revocations are too old");
      assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);

      relay.standStill(false);
      Eventually.holds(() -> assertThat(get(service).statusCode()).isEqualTo(200));
    }
  }

  private HttpResponse<String> get(Service service) {
    return service.get(
        "/notes/mine",
        "Authorization",
        "Bearer " + issuer.token(Instant.now(), _ -> {}),
        "X-Fingerprint",
        Issuer.FINGERPRINT);
  }
}

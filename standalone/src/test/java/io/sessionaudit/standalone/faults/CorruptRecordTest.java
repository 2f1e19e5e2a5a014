package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.FreePlatform;
import io.sessionaudit.standalone.SharedPlatform;
import io.sessionaudit.standalone.faults.Site.User;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.OrderedProducer;
import io.sessionaudit.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes that are no event stand in the log under one user's key. */
@ExtendWith(SharedPlatform.class)
class CorruptRecordTest {

  private final Site site;
  private final User hit;
  private final User other;

  CorruptRecordTest(SharedPlatform.Started platform) {
    site = Site.in(platform.data());
    Browser admin = site.as("admin");
    hit = site.newUser(admin);
    other = site.newUser(admin);
  }

  @Test
  void parksItsUserAndNobodyElse() throws Exception {
    Browser first = signedIn(hit);
    signedIn(other);
    expectSessions(hit, "LIVE");
    expectSessions(other, "LIVE");

    write(Topics.SESSION_EVENTS, "garbage {");
    signedIn(hit);
    signedIn(other).signOut().expect(204);

    expectSessions(other, "LIVE", "REVOKED");
    Eventually.holds(() -> assertThat(parked(hit)).containsExactly("UNREADABLE", "BEHIND"));
    assertThat(parked(other)).isEmpty();
    expectSessions(hit, "LIVE");
    assertThat(site.browser().get(site.endpoints().projector(), "/prometheus").text())
        .containsPattern("(?m)^session_audit_projector_parked_streams\\S* [1-9]");
    first.refresh().expect(200);

    String corrupt =
        site.texts(
                "SELECT kafka_partition || ':' || kafka_offset FROM audit.parked_record"
                    + " WHERE reason = 'UNREADABLE' AND stream = 'user:"
                    + hit.id()
                    + "'")
            .getFirst();
    assertThat(release()).isEqualTo(1);
    assertThat(release("--without", corrupt)).isZero();
    expectSessions(hit, "LIVE", "LIVE");
    first.refresh().expect(200);
    expectSessions(hit, "LIVE", "LIVE");
    assertThat(
            site.texts(
                "SELECT 1 FROM audit.stream WHERE parked AND name = 'user:" + hit.id() + "'"))
        .isEmpty();
  }

  private int release(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("release", "--data", site.data().toString(), "--user", hit.id().toString()));
    arguments.addAll(List.of(options));
    return FreePlatform.commandLine(System.out).execute(arguments.toArray(String[]::new));
  }

  @Test
  void isNoWayToEscapeTheDetector() throws Exception {
    Browser laptop = signedIn(hit);
    Browser bystander = signedIn(hit);
    write(Topics.SESSION_EVENTS, "");
    write(Topics.SESSION_ANOMALIES, "no anomaly");
    Browser thief = laptop.copy(Browser.PHONE);
    laptop.refresh().expect(200);

    thief.refresh().expect(401, "reuse_detected");

    Eventually.holds(() ->
        bystander.get(site.endpoints().auth(), "/auth/whoami").expect(401, "session_revoked"));
    signedIn(hit);
  }

  private Browser signedIn(User user) {
    Browser browser = site.browser();
    user.signIn(browser).expect(200);
    return browser;
  }

  private void expectSessions(User user, String... standings) {
    Eventually.holds(() ->
        assertThat(
                site.texts(
                    "SELECT status FROM audit.session_standing WHERE user_id = '"
                        + user.id()
                        + "'"))
            .containsExactlyInAnyOrder(standings));
  }

  private List<String> parked(User user) {
    return site.texts(
        "SELECT reason FROM audit.parked_record WHERE stream = 'user:"
            + user.id()
            + "' ORDER BY kafka_offset");
  }

  private void write(String topic, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(site.endpoints().kafka())) {
      byte[] key = hit.id().toString().getBytes(StandardCharsets.UTF_8);
      var _ =
          producer
              .send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)))
              .get();
    }
  }
}

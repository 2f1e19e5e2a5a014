package io.sessionaudit.standalone.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.FeedRecord;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.feed.Revocation.RealmRaised;
import io.sessionaudit.feed.Revocation.SessionRevoked;
import io.sessionaudit.feed.Revocation.UserRevoked;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A guarded service decides alone, and does not decide on old news. */
@ExtendWith(SharedPlatform.class)
class GuardTest {

  private final RunningPlatform platform;

  GuardTest(RunningPlatform platform) {
    this.platform = platform;
  }

  private void admitted(Browser browser) {
    Eventually.holds(() -> platform.guarded(browser).expect(200));
  }

  private void refused(Browser browser) {
    Eventually.holds(() -> platform.guarded(browser).expect(401, "session_revoked"));
  }

  private void stale(Browser browser) {
    Eventually.holds(() -> platform.guarded(browser).expect(503, "revocations_stale"));
  }

  /** Every answer until the guard does not know any more; nothing else may come after that. */
  private List<String> untilStale(Browser browser) {
    List<String> told = new ArrayList<>();
    Eventually.holds(() -> {
      String answer = platform.guarded(browser).told();
      told.add(answer);
      assertThat(answer).isEqualTo("503 revocations_stale");
    });
    return told;
  }

  @Test
  void knows_a_revoked_session_without_the_auth_api_and_then_nothing_at_all() {
    User user = platform.newUser();
    Browser revoked = platform.browser().signIn(user);
    Browser live = platform.browser().signIn(user);
    admitted(revoked);
    live.delete("/auth/sessions/" + revoked.session()).expect(204);
    platform.auth().stop();
    try {
      assertThat(untilStale(revoked))
          .startsWith("401 session_revoked")
          .containsOnly("401 session_revoked", "503 revocations_stale");
      stale(live);
    } finally {
      platform.auth().start();
    }
    admitted(live);
    refused(revoked);
  }

  @Test
  void refuses_a_bearer_token_without_its_fingerprint() {
    Browser owner = platform.browser().signIn(platform.newUser());
    admitted(owner);

    Eventually.holds(
        () -> platform.guarded(owner.copy().withFingerprint(null)).expect(401, "binding_mismatch"));
    Browser other = platform.browser().signIn(platform.newUser());
    Eventually.holds(() ->
        platform
            .guarded(owner.copy().withFingerprint(other.fingerprint()))
            .expect(401, "binding_mismatch"));
    admitted(owner);
  }

  @Test
  void does_not_serve_on_old_news_when_only_the_relay_stands_still() throws Exception {
    Browser live = platform.browser().signIn(platform.newUser());
    Browser revoked = platform.browser().signIn(platform.newUser());
    admitted(live);
    admitted(revoked);
    try (Connection connection = platform.database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT FROM auth.relay FOR UPDATE");
      stale(live);
      revoked.copy().post("/auth/logout-all", "").expect(200);
      live.whoami().expect(200);
      // A relay that was replaced promises news that are not there.
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      platform.log().write(feed(new Watermark(now, now, 0)), feed(new Watermark(now, now, 0)));
      assertThat(platform.guarded(live).told()).isEqualTo("503 revocations_stale");
      assertThat(platform.guarded(revoked).told()).isEqualTo("503 revocations_stale");
      connection.rollback();
    }
    admitted(live);
    refused(revoked);
  }

  @Test
  void keeps_the_highest_numbers_whatever_comes_later() {
    User user = platform.newUser();
    Browser first = platform.browser().signIn(user);
    Browser second = platform.browser().signIn(user);
    second.delete("/auth/sessions/" + first.session()).expect(204);
    second.copy().post("/auth/logout-all", "").expect(200);
    Browser third = platform.browser().signIn(user);
    Browser marker = platform.browser().signIn(platform.newUser());
    refused(first);
    refused(second);
    admitted(third);
    admitted(marker);

    EventId event = FreshIds.event();
    Instant until = Instant.now().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofHours(1));
    UserId id = UserId.of(user.id());
    platform
        .log()
        .write(
            feed(new UserRevoked(id, 2, 1, event, until)),
            feed(new UserRevoked(id, 0, 1, event, until)),
            feed(new UserRevoked(id, 1, 1, event, until)),
            feed(new SessionRevoked(SessionId.of(first.session()), 1, event, until)),
            feed(new RealmRaised(1, event, until)),
            feed(
                new SessionRevoked(
                    SessionId.of(marker.session()), Revocation.ALL_GENERATIONS, event, until)));

    refused(marker);
    refused(first);
    refused(second);
    admitted(third);
    // One that reads all of it from the beginning is not fooled either.
    platform.projector().stop();
    platform.projector().start();
    refused(first);
    refused(second);
    admitted(third);
  }

  private static ProducerRecord<byte[], byte[]> feed(FeedRecord item) {
    return new ProducerRecord<>(
        Topics.SESSION_REVOCATIONS, FeedFormat.key(item), FeedFormat.value(item));
  }
}

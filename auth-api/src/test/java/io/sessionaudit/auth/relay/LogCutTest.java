package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.recovery.LogResend;
import io.sessionaudit.event.UserId;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A log that has lost events is an alarm, and nothing is sent that would hide it. */
class LogCutTest {

  private static final int EVENTS = 20;

  private final RelayBench bench = new RelayBench(TestServers.postgres(), TestServers.kafka());
  private final TestJournal journal = bench.journal();

  @Test
  void the_relay_stops_until_somebody_has_what_was_lost_sent_again() throws Exception {
    UserId user = journal.newUser();
    try (Relay relay = bench.relay()) {
      append(user);
      awaitDelivered(relay);
      NewTopics.anew(
          bench.bootstrapServers(),
          Topics.all((short) 1).stream()
              .filter(it -> it.name().equals(Topics.SESSION_EVENTS))
              .toList());
      // May arrive in the new topic before anybody has noticed.
      append(user);
      awaitStopped(relay);
    }
    try (Relay next = bench.relay();
        TopicTail events = TopicTail.fromStart(bench.bootstrapServers(), Topics.SESSION_EVENTS)) {
      awaitStopped(next);
      assertThat(resend().events()).isEqualTo(EVENTS);

      List<Long> all = LongStream.rangeClosed(1, 2 * EVENTS).boxed().toList();
      Eventually.holds(() -> {
        events.records();
        assertThat(events.firstVersions(user)).containsExactlyInAnyOrderElementsOf(all);
      });
      awaitDelivered(next);
      assertThat(next.status().stopped()).isNull();
    }
  }

  /** What came new would have ids that the relay has read already, and would never be sent. */
  @Test
  void a_journal_that_is_shorter_than_before_is_compared_again() throws Exception {
    UserId user = journal.newUser();
    AtomicInteger comparisons = new AtomicInteger();
    try (Relay relay =
        bench.relay(
            journal.dataSource("relay"),
            RelayBench.QUICK,
            _ -> comparisons.incrementAndGet() > 0)) {
      append(user);
      awaitDelivered(relay);
      assertThat(comparisons).hasValue(1);
      journal.database().execute("DELETE FROM auth.journal WHERE id > 10");
      Eventually.holds(() -> assertThat(comparisons.get()).isGreaterThan(1));
      assertThat(journal.number("SELECT floor FROM auth.relay")).isEqualTo(EVENTS);
    }
  }

  private void append(UserId user) throws Exception {
    try (Connection connection = journal.connect()) {
      for (int i = 0; i < EVENTS; i++) {
        TestJournal.append(connection, user);
      }
    }
  }

  private static void awaitStopped(Relay relay) {
    Eventually.holds(() ->
        assertThat(relay.status().stopped()).isNotNull().contains("session-events was made anew"));
  }

  private void awaitDelivered(Relay relay) {
    Eventually.holds(() -> {
      assertThat(relay.status().leading()).isTrue();
      assertThat(
              journal.number(
                  "SELECT count(*) FROM auth.journal WHERE id > (SELECT floor FROM auth.relay)"))
          .isZero();
    });
  }

  private LogResend.Resent resend() throws Exception {
    try (Connection connection = journal.connect()) {
      return new LogResend(connection, KafkaConnection.plaintext(bench.bootstrapServers())).run();
    }
  }
}

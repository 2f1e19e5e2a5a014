package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.standalone.faults.Acknowledged.Held;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.wire.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was acknowledged against what is there: rows, journal, log, tables, and answers. */
record Promises(Site site, Acknowledged acknowledged) {

  void expectKept() {
    expectTokensInTheJournal();
    expectRevocationsInRowsAndJournal();
    expectTheLogToEqualTheJournal();
    try (SecondFold second = SecondFold.of(site)) {
      second.expectEqualTables();
    }
    expectLivingSessionsToLive();
    expectDeadSessionsToBeDead();
  }

  /** A token that was handed out was issued by an event. */
  private void expectTokensInTheJournal() {
    List<String> issued =
        site.texts(
            "SELECT convert_from(data, 'UTF8')::json ->> 'jti' FROM auth.journal"
                + " WHERE type IN ('TokenIssued', 'TokenRefreshed')");
    assertThat(issued).containsAll(acknowledged.tokens().stream().map(TokenId::toString).toList());
  }

  private void expectRevocationsInRowsAndJournal() {
    assertThat(site.texts("SELECT event_id FROM auth.journal WHERE type = 'TokenRevoked'"))
        .containsAll(acknowledged.events());
    for (Map.Entry<UserId, Integer> said : acknowledged.revokedThrough().entrySet()) {
      String stored =
          "SELECT revoked_through FROM auth.account WHERE user_id = '" + said.getKey() + "'";
      assertThat(Integer.parseInt(site.texts(stored).getFirst()))
          .isGreaterThanOrEqualTo(said.getValue());
    }
  }

  /** Nothing lost, nothing made up, no other order than that of each stream's versions. */
  void expectTheLogToEqualTheJournal() {
    Eventually.holds(() -> {
      Streams log = Streams.of(KafkaLog.read(site.endpoints().kafka(), Topics.SESSION_EVENTS));
      assertThat(log.lines()).isEqualTo(site.texts(Streams.JOURNAL_LINES));
      log.expectNothingBehindItsRevocation();
    });
  }

  /** An answer that got lost leaves its session one generation ahead: such ones are left out. */
  private void expectLivingSessionsToLive() {
    Set<String> alive =
        new HashSet<>(
            site.texts(
                "SELECT session_id || '.' || generation FROM auth.session"
                    + " JOIN auth.account USING (user_id)"
                    + " WHERE dead_generation = 0 AND epoch > revoked_through"));
    List<Held> held =
        acknowledged.perhapsAlive().stream()
            .filter(it -> alive.contains(it.token().toString()))
            .toList();
    assertThat(held).isNotEmpty();
    held.forEach(it -> it.browser().refresh().expect(200));
  }

  private void expectDeadSessionsToBeDead() {
    assertThat(acknowledged.dead()).isNotEmpty();
    acknowledged.dead().forEach(it -> it.browser().refresh().expect(401, "session_revoked"));
  }
}

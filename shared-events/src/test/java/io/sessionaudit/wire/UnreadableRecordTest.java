package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What key and headers must not say. */
class UnreadableRecordTest {

  private static final String OTHER = "01936b1e-7c00-7a11-8000-00000000beef";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-type",
        "ce_specversion",
        "ce_id",
        "ce_source",
        "ce_type",
        "ce_revision",
        "ce_time",
        "ce_subject",
        "ce_sequence",
        "ce_position",
        "ce_correlationid",
        "ce_actor"
      })
  void aHeaderThatIsMissingOrEmptyOrTwiceOrNotText(String name) {
    byte[] notUtf8 = {'1', (byte) 0xC0, (byte) 0x80};
    Tampered.with("TokenIssued.1").without(name).isUnreadable().hasMessageContaining(name);
    Tampered.with("TokenIssued.1").header(name, (byte[]) null).isUnreadable();
    Tampered.with("TokenIssued.1").header(name, "").isUnreadable().hasMessageContaining(name);
    Tampered.with("TokenIssued.1").header(name, notUtf8).isUnreadable().hasMessageContaining(name);
    Tampered.with("TokenIssued.1").alsoHeader(name, "1").isUnreadable();
  }

  @ParameterizedTest
  @CsvSource({
    "content-type, application/cloudevents+json",
    "ce_specversion, 0.3",
    "ce_specversion, 1.1",
    "ce_id, 01936B1E-7C00-7E00-8000-000000000001",
    "ce_id, 1-1-1-1-1",
    "ce_source, /session-audit/somebody",
    "ce_type, TokenIssued",
    "ce_type, com.example.TokenIssued",
    "ce_type, io.sessionaudit.TokenStolen",
    "ce_type, io.sessionaudit.tokenissued",
    "ce_revision, 0",
    "ce_revision, -1",
    "ce_revision, 01",
    "ce_revision, +1",
    "ce_revision, 2",
    "ce_revision, 4294967297",
    "ce_revision, 99999999999999999999",
    "ce_time, 2026-11-25",
    "ce_time, 2026-11-25T12:00:01.000250+01:00",
    "ce_time, 2026-11-25T12:00:01.000250123Z",
    "ce_time, +12026-11-25T12:00:01Z",
    "ce_subject, user:" + OTHER,
    "ce_subject, user:MARIA",
    "ce_subject, strangers",
    "ce_subject, nobody",
    "ce_sequence, 0",
    "ce_sequence, -1",
    "ce_sequence, +1",
    "ce_sequence, 1.0",
    "ce_sequence, \u0661",
    "ce_sequence, 9223372036854775808",
    "ce_position, 0",
    "ce_correlationid, 1-1-1-1-1",
    "ce_causationid, 1-1-1-1-1",
    "ce_causationid, ''",
    "ce_actor, somebody",
    "ce_actor, service:",
    "ce_actor, user:maria",
    "ce_actor, admin:" + "01936B1E-7C00-7A11-8000-0000000000AD",
  })
  void aHeaderThatSaysWhatNoWriterSays(String name, String value) {
    Tampered.with("TokenIssued.1").header(name, value).isUnreadable();
  }

  @Test
  void aRecordWithoutKeyOrValue() {
    Tampered.with("TokenIssued.1").key((byte[]) null).isUnreadable();
    Tampered.with("TokenIssued.1").data((byte[]) null).isUnreadable();
  }

  @Test
  void aKeyThatContradictsTheSubject() {
    Tampered.with("TokenIssued.1").key(OTHER).isUnreadable();
    Tampered.with("TokenIssued.1").key("realm").isUnreadable();
    Tampered.with("TokenIssued.1").key("").isUnreadable();
  }

  @Test
  void aSubjectThatContradictsTheData() {
    Tampered.with("TokenIssued.1").key(OTHER).header("ce_subject", "user:" + OTHER).isUnreadable();
    Tampered.with("TokenIssued.1").key("realm").header("ce_subject", "realm").isUnreadable();
    Tampered.with("ClientCreated.1")
        .key(OTHER)
        .header("ce_subject", "user:" + OTHER)
        .isUnreadable();
    Tampered.with("LoginFailed.1")
        .key("strangers")
        .header("ce_subject", "strangers")
        .isUnreadable();
  }

  @Test
  void aPlaceThatTheSourceDoesNotGive() {
    Tampered.with("AnomalyDetected.1")
        .header("ce_sequence", "1")
        .header("ce_position", "1")
        .isUnreadable();
    Tampered.with("AnomalyDetected.1").header("ce_sequence", "1").isUnreadable();
    Tampered.with("TokenIssued.1").without("ce_sequence").without("ce_position").isUnreadable();
  }

  @Test
  void anEventThatTheSourceDoesNotWrite() {
    Tampered.with("TokenIssued.1")
        .header("ce_source", "/session-audit/anomaly-detector")
        .without("ce_sequence")
        .without("ce_position")
        .isUnreadable();
    Tampered.with("AnomalyDetected.1")
        .header("ce_source", "/session-audit/auth-api")
        .header("ce_sequence", "1")
        .header("ce_position", "1")
        .isUnreadable();
  }

  @Test
  void anAnomalyWithoutATrigger() {
    Tampered.with("AnomalyDetected.1").without("ce_causationid").isUnreadable();
  }

  @Test
  void messagesNeverQuoteWhatWasFound() {
    Tampered.with("TokenIssued.1")
        .header("ce_actor", "hunter2")
        .isUnreadable()
        .hasNoCause()
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void headersOfOthersAreIgnored() {
    assertThat(
            Tampered.with("TokenIssued.1")
                .alsoHeader("traceparent", "00-ab-cd-01")
                .alsoHeader("ce_future", "?")
                .read())
        .isEqualTo(Examples.tokenIssued().recorded());
  }

  @Test
  void anActorMayBeAnyServiceClient() {
    assertThat(Actor.of("service:c-8Qm2")).isEqualTo(new Actor.Service("c-8Qm2"));
  }
}

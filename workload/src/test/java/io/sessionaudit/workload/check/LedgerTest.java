package io.sessionaudit.workload.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the ledger takes and what it finds fault with. */
class LedgerTest {

  private final ConsumerRecord<byte[], byte[]> first = Records.refreshed(1, 2);
  private final ConsumerRecord<byte[], byte[]> second = Records.refreshed(2, 3);
  private final ConsumerRecord<byte[], byte[]> third = Records.refreshed(3, 4);

  @Test
  void a_log_in_order_is_clean() {
    Ledger ledger = of(List.of(first, second, third));
    assertThat(ledger.lines()).hasSize(3);
    expect(ledger, 0, 0, 0);
  }

  @Test
  void records_may_come_again() {
    expect(of(List.of(first, second, first, second, third)), 2, 0, 0);
  }

  @Test
  void a_missing_version_and_another_order_are_noticed() {
    expect(of(List.of(second)), 0, 0, 1);
    expect(of(List.of(first, third)), 0, 0, 1);
    expect(of(List.of(first, third, second)), 0, 0, 2);
  }

  @Test
  void another_event_under_a_known_version_is_noticed() {
    expect(of(List.of(first, Records.refreshed(1, 2))), 0, 1, 0);
  }

  @Test
  void what_was_damaged_on_purpose_is_left_out() {
    String stream = "user:" + Records.USER;
    assertThat(Ledger.of(List.of(third), Set.of(stream)).lines()).isEmpty();
  }

  private static Ledger of(List<ConsumerRecord<byte[], byte[]>> records) {
    return Ledger.of(records, Set.of());
  }

  private static void expect(Ledger ledger, int repeated, int conflicting, int reordered) {
    assertThat(List.of(ledger.repeated(), ledger.conflicting(), ledger.reordered()))
        .as("repeated, conflicting, reordered")
        .containsExactly(repeated, conflicting, reordered);
  }
}

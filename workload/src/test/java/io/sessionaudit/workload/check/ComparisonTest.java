package io.sessionaudit.workload.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RevocationScope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Each column of the table, by a log, a journal or notes that are wrong in one way. */
class ComparisonTest {

  private final ConsumerRecord<byte[], byte[]> first = Records.refreshed(1, 2);
  private final ConsumerRecord<byte[], byte[]> second = Records.refreshed(2, 3);
  private final Set<String> journal = Ledger.of(List.of(first, second), Set.of()).lines();
  private final Notes notes = new Notes();

  @Test
  void what_is_in_order_is_clean() {
    Findings findings = compare(List.of(first, second, second));

    assertThat(findings.clean()).isTrue();
    assertThat(findings.repeated()).isEqualTo(1);
    assertThat(findings.sentences()).isEmpty();
  }

  @Test
  void a_row_of_the_journal_that_the_log_does_not_have_is_lost() {
    expect(compare(List.of(first)), new Findings(1, 0, 0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void a_record_that_the_journal_does_not_know_is_conflicting() {
    expect(
        compare(List.of(first, second, Records.refreshed(3, 4))),
        new Findings(0, 1, 0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void what_is_written_while_the_log_is_read_is_neither() {
    ConsumerRecord<byte[], byte[]> third = Records.refreshed(3, 4);
    Ledger read = Ledger.of(List.of(first, second), Set.of());
    Set<String> later = Ledger.of(List.of(first, second, third), Set.of()).lines();

    assertThat(new Comparison(journal, read, later, notes).findings(Fold.Differing.NONE).clean())
        .isTrue();
  }

  @Test
  void bytes_that_are_no_event_are_conflicting() {
    ConsumerRecord<byte[], byte[]> garbage =
        new ConsumerRecord<>("log", 0, 3, first.key(), new byte[] {1});

    expect(compare(List.of(first, second, garbage)), new Findings(0, 1, 0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void a_token_behind_its_revocation_is_let_in() {
    ConsumerRecord<byte[], byte[]> revoked =
        Records.revoked(1, new RevocationScope.Session(Records.SESSION));
    List<ConsumerRecord<byte[], byte[]>> log = List.of(revoked, second);
    Ledger ledger = Ledger.of(log, Set.of());

    expect(
        new Comparison(ledger.lines(), ledger, ledger.lines(), notes).findings(Fold.Differing.NONE),
        new Findings(0, 0, 0, 1, 0, 0, 0, List.of()));
  }

  @Test
  void what_clients_saw_has_its_columns() {
    notes.accepted("a dead token");
    notes.unexpected("500");

    expect(compare(List.of(first, second)), new Findings(0, 0, 0, 1, 0, 1, 0, List.of()));
  }

  @Test
  void rows_that_differ_have_theirs() {
    Ledger ledger = Ledger.of(List.of(first, second), Set.of());

    expect(
        new Comparison(journal, ledger, journal, notes)
            .findings(new Fold.Differing(2, List.of("session is not what the log says"))),
        new Findings(0, 0, 0, 0, 2, 0, 0, List.of()));
  }

  @Test
  void one_that_heals_does_not_make_up_for_another_one() {
    Findings before = new Findings(1, 0, 0, 0, 0, 0, 0, List.of());
    Findings now = new Findings(0, 0, 0, 1, 0, 0, 0, List.of());

    assertThat(now.since(before).clean()).isFalse();
  }

  private Findings compare(List<ConsumerRecord<byte[], byte[]>> log) {
    Set<String> lines = new HashSet<>(journal);
    return new Comparison(lines, Ledger.of(log, Set.of()), lines, notes)
        .findings(Fold.Differing.NONE);
  }

  private static void expect(Findings findings, Findings numbers) {
    assertThat(findings).usingRecursiveComparison().ignoringFields("sentences").isEqualTo(numbers);
    assertThat(findings.clean()).isFalse();
    assertThat(findings.sentences()).isNotEmpty();
  }
}

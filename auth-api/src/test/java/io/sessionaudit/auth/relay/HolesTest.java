package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HolesTest {

  private static final Set<String> NOBODY = Set.of();

  private Holes holes = Holes.above(10);

  private HolesTest given(long... ids) {
    return read(ids);
  }

  private HolesTest read(long... ids) {
    holes = holes.afterRead(LongStream.of(ids).boxed().toList());
    return this;
  }

  private HolesTest writing(String... transactions) {
    holes = holes.afterWriters(Set.of(transactions));
    return this;
  }

  private List<String> open() {
    return holes.open().stream().map(hole -> hole.first() + "-" + hole.last()).toList();
  }

  @Test
  void idsWithoutHolesSettleAll() {
    given(11, 12, 13);
    assertThat(open()).isEmpty();
    assertThat(holes.lowestUnsettled()).isEqualTo(14);
  }

  @Test
  void aSkippedIdIsAHoleAndHoldsTheFloor() {
    given(11, 13).writing("3/7");
    assertThat(open()).containsExactly("12-12");
    assertThat(holes.lowestUnsettled()).isEqualTo(12);
    assertThat(holes.high()).isEqualTo(13);
  }

  @Test
  void theFirstIdAboveTheFloorMayBeSkippedToo() {
    given(12).writing("3/7");
    assertThat(open()).containsExactly("11-11");
  }

  @Test
  void aLateRowFillsItsHole() {
    given(11, 13).writing("3/7").read(12);
    assertThat(open()).isEmpty();
    assertThat(holes.high()).isEqualTo(13);
  }

  @Test
  void aLateRowInTheMiddleLeavesBothSides() {
    given(11, 16).writing("3/7").read(13);
    assertThat(open()).containsExactly("12-12", "14-15");
  }

  @Test
  void aHoleLivesAsLongAsOneOfItsWitnesses() {
    given(11, 13).writing("3/7", "4/1");
    read().writing("4/1", "5/5");
    read().writing("4/1");
    read().writing("4/1");
    assertThat(open()).containsExactly("12-12");
  }

  @Test
  void aHoleDiesOneReadAfterItsLastWitness() {
    given(11, 13).writing("3/7").read().writing();
    assertThat(open()).as("the commit may have come just before the lock was gone").hasSize(1);
    read();
    assertThat(open()).isEmpty();
  }

  @Test
  void theReadAfterTheLastWitnessMayStillFillTheHole() {
    given(11, 13).writing("3/7").read().writing().read(12);
    assertThat(open()).isEmpty();
    assertThat(holes.lowestUnsettled()).isEqualTo(14);
  }

  @Test
  void writersThatCameLaterCannotFillAnOlderHole() {
    given(11, 13).writing("3/7").read().writing("9/9").read();
    assertThat(open()).isEmpty();
  }

  @Test
  void aJumpOfTheSequenceAfterACrashIsGoneAfterOneMoreRead() {
    given(11, 44).writing();
    assertThat(open()).containsExactly("12-43");
    read();
    assertThat(open()).isEmpty();
  }

  @Test
  void aHugeJumpCostsOneHole() {
    given(11, 5_000_000_000L).writing("3/7");
    assertThat(holes.open()).hasSize(1);
  }

  @Test
  void anOldHoleAndANewOneHaveTheirOwnWitnesses() {
    given(11, 13).writing("3/7").read(15).writing("3/7", "4/1");
    read().writing("4/1").read();
    assertThat(open()).containsExactly("14-14");
  }

  @Test
  void nobodyWritingMeansNoWitness() {
    given(11, 13);
    holes = holes.afterWriters(NOBODY).afterRead(List.of());
    assertThat(open()).isEmpty();
  }
}

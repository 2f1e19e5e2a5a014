package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedProgressTest {

  private final FeedProgress feed = new FeedProgress();

  private void given(long... offsets) {
    for (long offset : offsets) {
      feed.send();
      feed.acknowledge(offset);
    }
  }

  @Test
  void risingOffsetsWithGapsAreFine() {
    given(0, 1, 5);
    assertThat(feed.takeCut()).isFalse();
    assertThat(feed.outstanding()).isZero();
  }

  @Test
  void aLowerOffsetMeansThatRecordsAreGone() {
    given(4, 5, 2);
    assertThat(feed.takeCut()).isTrue();
    assertThat(feed.takeCut()).as("said once").isFalse();
  }

  @Test
  void theSameOffsetTwiceMeansANewTopic() {
    given(0, 0);
    assertThat(feed.takeCut()).isTrue();
  }

  @Test
  void whatIsNotAcknowledgedIsOutstanding() {
    given(0);
    feed.send();
    assertThat(feed.outstanding()).isOne();
  }
}

package io.sessionaudit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of the feed, as every guard reads them. */
class FeedFormatTest {

  private static final EventId EVENT = EventId.of("01936b1e-7c00-7e00-8000-000000000005");
  private static final UserId MARIA = UserId.of("01936b1e-7c00-7a11-8000-00000000a11c");
  private static final SessionId LAPTOP = SessionId.of("01936b1e-7c00-7b22-8000-0000000001ab");
  private static final Instant UNTIL = Instant.parse("2026-11-25T13:01:00.000001Z");
  private static final String TAIL =
      ",\"event\":\"" + EVENT + "\",\"until\":\"2026-11-25T13:01:00.000001Z\"}";

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(new Revocation.RealmRaised(2, EVENT, UNTIL), "realm", "{\"realm\":2" + TAIL),
        Arguments.of(
            new Revocation.UserRevoked(MARIA, 0, 3, EVENT, UNTIL),
            "user:" + MARIA,
            "{\"revokedThrough\":0,\"authz\":3" + TAIL),
        Arguments.of(
            new Revocation.SessionRevoked(LAPTOP, 4, EVENT, UNTIL),
            "session:" + LAPTOP,
            "{\"deadGeneration\":4" + TAIL),
        Arguments.of(
            new Revocation.SessionRevoked(LAPTOP, Revocation.ALL_GENERATIONS, EVENT, UNTIL),
            "session:" + LAPTOP,
            "{\"deadGeneration\":2147483647" + TAIL),
        Arguments.of(
            new Watermark(UNTIL, UNTIL.plusMillis(3), 9_000_000_000L),
            "watermark",
            "{\"asOf\":\"2026-11-25T13:01:00.000001Z\","
                + "\"now\":\"2026-11-25T13:01:00.003001Z\",\"term\":9000000000}"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void areWrittenAsApproved(FeedRecord item, String key, String value) {
    assertThat(FeedFormat.key(item)).asString().isEqualTo(key);
    assertThat(FeedFormat.value(item)).asString().isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("records")
  void areReadBackAsTheyWere(FeedRecord item, String key, String value) {
    assertThat(FeedFormat.read(utf8(key), utf8(value))).isEqualTo(item);
    assertThat(FeedFormat.read(FeedFormat.key(item), FeedFormat.value(item))).isEqualTo(item);
  }

  @ParameterizedTest
  @MethodSource("records")
  void mayLearnMoreFields(FeedRecord item, String key, String value) {
    assertThat(FeedFormat.read(utf8(key), utf8("{\"later\":[{}]," + value.substring(1))))
        .isEqualTo(item);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

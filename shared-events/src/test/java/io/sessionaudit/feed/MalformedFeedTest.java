package io.sessionaudit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard believes no record that the relay cannot have written. */
class MalformedFeedTest {

  private static final String USER = "user:01936b1e-7c00-7a11-8000-00000000a11c";
  private static final String SESSION = "session:01936b1e-7c00-7b22-8000-0000000001ab";
  private static final String TAIL =
      "\"event\":\"01936b1e-7c00-7e00-8000-000000000005\",\"until\":\"2026-11-25T13:01:00Z\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Realm",
        "realm ",
        "user:",
        "user:maria",
        "user:01936B1E-7C00-7A11-8000-00000000A11C",
        "session:1",
        "token:1",
        "user:\uFFFD",
        "watermarks"
      })
  void aKeyOfNoKind(String key) {
    refused(key, "{\"realm\":2,\"revokedThrough\":1,\"authz\":1,\"deadGeneration\":1," + TAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2147483648", "1.0", "\"1\"", "null", "true", "1e3"})
  void aNumberOutOfBounds(String number) {
    refused("realm", "{\"realm\":" + number + "," + TAIL);
    refused(SESSION, "{\"deadGeneration\":" + number + "," + TAIL);
    refused(USER, "{\"revokedThrough\":1,\"authz\":" + number + "," + TAIL);
    if (!number.equals("0")) {
      refused(USER, "{\"authz\":1,\"revokedThrough\":" + number + "," + TAIL);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T13:00:01Z, 2026-11-25T13:00:00Z, 1",
    "2026-11-25T13:00:00.000001Z, 2026-11-25T13:00:00Z, 1",
    "2026-11-25T13:00:00Z, 2026-11-25T13:00:00Z, -1",
    "2026-11-25T13:00:00Z, 2026-11-25T13:00:00Z, 9223372036854775808",
    "2026-11-25T13:00:00Z, +92026-11-25T13:00:00Z, 1",
    "2026-11-25T13:00:00Z, tomorrow, 1",
  })
  void aWatermarkThatCannotBe(String asOf, String now, String term) {
    refused(
        "watermark", "{\"asOf\":\"" + asOf + "\",\"now\":\"" + now + "\",\"term\":" + term + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"realm\":2}",
        "{\"realm\":2,\"realm\":3," + TAIL,
        "{\"realm\":2,\"event\":\"1-1-1-1-1\",\"until\":\"2026-11-25T13:01:00Z\"}",
        "{\"realm\":2," + TAIL + "{}"
      })
  void aValueOfAnotherForm(String value) {
    refused("realm", value);
  }

  @Test
  void aRecordWithoutKeyOrValue() {
    refused(null, utf8("{\"realm\":2," + TAIL));
    refused(utf8("realm"), null);
  }

  static Stream<FeedRecord> records() {
    return FeedFormatTest.records().map(it -> (FeedRecord) it.get()[0]);
  }

  @ParameterizedTest
  @MethodSource("records")
  void nothingElseEscapesFromRottenBytes(FeedRecord item) {
    Random random = new Random(20261125);
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] key = FeedFormat.key(item);
      byte[] value = FeedFormat.value(item);
      byte[] victim = random.nextInt(4) == 0 ? key : value;
      victim[random.nextInt(victim.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        FeedFormat.read(key, value);
      } catch (MalformedJsonException _) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static void refused(String key, String value) {
    refused(utf8(key), utf8(value));
  }

  private static void refused(byte @Nullable [] key, byte @Nullable [] value) {
    assertThatThrownBy(() -> FeedFormat.read(key, value))
        .isInstanceOf(MalformedJsonException.class)
        .hasNoCause();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RecordedEvent;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes may rot in any way: what comes out is an event or one well-known exception. */
class UnreadableFuzzTest {

  private static final long SEED = 20261125;
  private static final int ROUNDS = 500;

  static List<String> approved() {
    return ApprovedFiles.names();
  }

  @ParameterizedTest
  @MethodSource("approved")
  void nothingButAnEventOrUnreadableComesOut(String file) {
    Random random = new Random(SEED + file.hashCode());
    ProducerRecord<byte[], byte[]> sound = ApprovedFiles.read(file);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ProducerRecord<byte[], byte[]> rotten = rot(sound, random);
      try {
        RecordedEvent event = Example.read(rotten);
        assertThat(event.envelope().stream()).isEqualTo(event.event().stream());
      } catch (UnreadableEventException _) {
        refused++;
      }
    }
    assertThat(refused).as("rounds that were noticed").isGreaterThan(ROUNDS / 4);
  }

  /**
   * One to three bytes changed somewhere in key, headers or data: a bit, or another sign of JSON.
   */
  private static ProducerRecord<byte[], byte[]> rot(
      ProducerRecord<byte[], byte[]> sound, Random random) {
    byte[] key = sound.key();
    byte[] data = sound.value();
    Headers headers = new RecordHeaders();
    int victim = random.nextInt(32);
    int at = 0;
    for (Header header : sound.headers()) {
      byte[] value = header.value();
      headers.add(header.key(), at++ == victim ? spoil(value, random) : value);
    }
    if (victim == 30) {
      key = spoil(key, random);
    } else if (victim >= at) {
      data = spoil(data, random);
    }
    return new ProducerRecord<>("rotten", null, null, key, data, headers);
  }

  private static byte[] spoil(byte[] sound, Random random) {
    byte[] rotten = sound.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int place = random.nextInt(rotten.length);
      rotten[place] =
          random.nextBoolean()
              ? (byte) (rotten[place] ^ (1 << random.nextInt(8)))
              : (byte) "{}[]\",:0129-+.eEtfn\\ ".charAt(random.nextInt(21));
    }
    return rotten;
  }
}

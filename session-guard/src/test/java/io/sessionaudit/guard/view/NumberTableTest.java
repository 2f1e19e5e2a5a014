package io.sessionaudit.guard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class NumberTableTest {

  private record Entry(int first, int second, long until) {
    Entry max(Entry other) {
      return new Entry(
          Math.max(first, other.first),
          Math.max(second, other.second),
          Math.max(until, other.until));
    }
  }

  @Test
  void behavesLikeAMapOfMaximaInEveryHistory() {
    for (long seed = 0; seed < 20; seed++) {
      history(seed);
    }
  }

  private static void history(long seed) {
    Random random = new Random(seed);
    Map<UUID, Entry> model = new HashMap<>();
    NumberTable table = new NumberTable();
    long clock = 1;
    for (int step = 0; step < 5_000; step++) {
      UUID id = new UUID(random.nextInt(60), random.nextInt(60));
      if (random.nextInt(500) == 0) {
        clock += random.nextInt(400);
        long now = clock;
        model.values().removeIf(it -> it.until <= now);
        assertThat(table.forget(now)).isEqualTo(model.size());
      } else {
        Entry entry =
            new Entry(random.nextInt(9), random.nextInt(9), clock + 1 + random.nextInt(900));
        model.merge(id, entry, Entry::max);
        table.raise(
            id.getMostSignificantBits(),
            id.getLeastSignificantBits(),
            entry.first,
            entry.second,
            entry.until);
      }
      assertThat(table.size()).as("seed %d step %d", seed, step).isEqualTo(model.size());
    }
    for (int high = 0; high < 60; high++) {
      for (int low = 0; low < 60; low++) {
        Entry expected = model.getOrDefault(new UUID(high, low), new Entry(0, 0, 0));
        long found = table.find(high, low);
        assertThat(Packed.first(found)).as("seed %d", seed).isEqualTo(expected.first);
        assertThat(Packed.second(found)).as("seed %d", seed).isEqualTo(expected.second);
      }
    }
  }

  @Test
  void holdsTheLargestNumbers() {
    NumberTable table = new NumberTable();
    table.raise(-1, Long.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    long found = table.find(-1, Long.MIN_VALUE);

    assertThat(Packed.first(found)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Packed.second(found)).isEqualTo(Integer.MAX_VALUE);
    assertThat(table.find(Long.MIN_VALUE, -1)).isZero();
  }

  @Test
  void needsAtMost64BytesAnEntry() {
    NumberTable table = new NumberTable();
    Random random = new Random(7);
    for (int entries = 1; entries <= 200_000; entries++) {
      table.raise(random.nextLong(), random.nextLong(), 1, 1, 1);
      if (entries > 1_000) {
        assertThat(table.bytes()).isLessThanOrEqualTo(64L * entries);
      }
    }
  }

  @Test
  void readersNeverSeeANumberFallWhileTheTableGrowsAndForgets() {
    NumberTable table = new NumberTable();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Long> reader =
        CompletableFuture.supplyAsync(() -> {
          int[] seen = new int[50];
          long reads = 0;
          while (!done.get()) {
            for (int id = 0; id < seen.length; id++, reads++) {
              int now = Packed.first(table.find(id, id));
              assertThat(now).isGreaterThanOrEqualTo(seen[id]);
              seen[id] = now;
            }
          }
          return reads;
        });
    for (int round = 1; round <= 300; round++) {
      for (int id = 0; id < 50; id++) {
        table.raise(id, id, round, 0, Long.MAX_VALUE);
      }
      for (int id = 1_000; id < 3_000; id++) {
        table.raise(id, round, round, 0, round);
      }
      table.forget(round);
    }
    done.set(true);

    assertThat(reader.join()).isPositive();
    assertThat(table.size()).isEqualTo(50);
  }
}

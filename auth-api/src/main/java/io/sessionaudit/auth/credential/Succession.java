package io.sessionaudit.auth.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keys that follow each other, the newest first. One of them is in use: the newest whose time has
 * come. A key that was followed counts until the last thing that was made with it is dead.
 *
 * @param outlives the longest life of what is made with a key
 */
record Succession<K>(List<Member<K>> members, Duration outlives) {

  /** How far the clocks of two instances may be apart. */
  private static final Duration LEEWAY = Duration.ofSeconds(60);

  /**
   * One key.
   *
   * @param from when it comes into use; absent if it always was
   */
  record Member<K>(K key, @Nullable Instant from) {

    private boolean hasCome(Instant now) {
      return from == null || !from.isAfter(now);
    }
  }

  Succession {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("there is at least one key");
    }
  }

  /** The key to make things with. The oldest one if none has come yet. */
  K inUse(Instant now) {
    return members.stream()
        .filter(it -> it.hasCome(now))
        .findFirst()
        .orElseGet(members::getLast)
        .key();
  }

  /** The keys whose things are good: not those of the future, not those that are retired. */
  List<K> counting(Instant now) {
    return IntStream.range(0, members.size())
        .filter(it -> members.get(it).hasCome(now.plus(LEEWAY)) && !isRetired(it, now))
        .mapToObj(it -> members.get(it).key())
        .toList();
  }

  /** The members that are not retired: those of the future too. */
  List<Member<K>> standing(Instant now) {
    return IntStream.range(0, members.size())
        .filter(it -> !isRetired(it, now))
        .mapToObj(members::get)
        .toList();
  }

  /** When this one retires; absent while nobody follows it. */
  @Nullable Instant retires(Member<K> member) {
    int index = members.indexOf(member);
    Instant followed = index == 0 ? null : members.get(index - 1).from();
    return followed == null ? null : followed.plus(outlives);
  }

  private boolean isRetired(int index, Instant now) {
    Instant end = retires(members.get(index));
    return end != null && !now.isBefore(end);
  }
}

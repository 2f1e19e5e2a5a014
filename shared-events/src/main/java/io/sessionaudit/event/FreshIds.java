package io.sessionaudit.event;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Draws new ids: UUIDv7 (RFC 9562 section 5.7), so that they sort roughly by time and keep indexes
 * dense. Ids are public; none of them is ever a secret or proves anything. For the rim only: rules
 * get their ids handed in.
 */
public final class FreshIds {

  private FreshIds() {}

  public static EventId event() {
    return new EventId(UuidCreator.getTimeOrderedEpoch());
  }

  public static SessionId session() {
    return new SessionId(UuidCreator.getTimeOrderedEpoch());
  }

  public static UserId user() {
    return new UserId(UuidCreator.getTimeOrderedEpoch());
  }

  /** An id for what belongs together because one request asked for it. */
  public static UUID correlation() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /**
   * The id of an event that follows from another one by a rule set and nothing else: the same (rule
   * set, trigger) always gives the same id, so that saying it twice is saying it once. UUIDv8 (RFC
   * 9562 section 5.8) over SHA-256.
   */
  public static EventId derived(String ruleSet, EventId trigger) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    digest.update(ruleSet.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(trigger.toString().getBytes(StandardCharsets.US_ASCII));
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new EventId(new UUID(high, low));
  }
}

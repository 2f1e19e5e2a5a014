package io.sessionaudit.personal;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One person's own key, 256 bits. What is sealed under it becomes unreadable for ever when the key
 * is destroyed, while every byte of the log stays as it is. Safe for use by many threads.
 */
public final class UserKey {

  /** Length in bytes. */
  static final int LENGTH = 32;

  private final SecretKey sealing;
  private final SecretKey network;

  private UserKey(byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException("a user's key has 32 bytes");
    }
    sealing = new SecretKeySpec(secret, "AES");
    network = KeyedTag.derive(sealing, "network");
  }

  static UserKey of(byte[] secret) {
    return new UserKey(secret);
  }

  /** Draws a new key. */
  public static UserKey random() {
    byte[] secret = new byte[LENGTH];
    new SecureRandom().nextBytes(secret);
    return new UserKey(secret);
  }

  /** Seals what the event says of the client; opens with the same event's id only. */
  public Sealed seal(Client client, EventId event) {
    return new Sealed(Base64Url.encode(AesGcm.seal(sealing, client.bytes(), additional(event))));
  }

  /** What was sealed, or empty if it was not sealed under this key for this event. */
  public Optional<Client> open(Sealed sealed, EventId event) {
    byte[] bytes = Base64Url.decode(sealed.text());
    byte[] plain = bytes == null ? null : AesGcm.open(sealing, bytes, additional(event));
    return plain == null ? Optional.empty() : Optional.of(Client.read(plain));
  }

  /**
   * The tag of a network for this person.
   *
   * @param prefix the bytes of the /24 or /64, as network order has them
   */
  public String networkTag(byte[] prefix) {
    return KeyedTag.of(network, prefix);
  }

  byte[] secret() {
    return sealing.getEncoded();
  }

  private static byte[] additional(EventId event) {
    return Uuids.bytes(event.value());
  }

  @Override
  public String toString() {
    return "***";
  }
}

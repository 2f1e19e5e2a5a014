package io.sessionaudit.personal;

import io.sessionaudit.event.UserId;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps every user's key, so that a dump of the key table opens nothing. Lives in a file outside
 * the database. Safe for use by many threads.
 */
public final class MasterKey {

  private final SecretKey key;

  /**
   * Takes the key's bytes.
   *
   * @param secret 32 random bytes
   * @throws IllegalArgumentException for any other length
   */
  public MasterKey(byte[] secret) {
    if (secret.length != UserKey.LENGTH) {
      throw new IllegalArgumentException("the master key has 32 bytes");
    }
    key = new SecretKeySpec(secret, "AES");
  }

  /** The form that is stored: 12 bytes nonce, 32 bytes ciphertext, 16 bytes tag. */
  public byte[] wrap(UserKey userKey, UserId owner) {
    return AesGcm.seal(key, userKey.secret(), Uuids.bytes(owner.value()));
  }

  /** The key, or empty if it was not wrapped by this master key for this user. */
  public Optional<UserKey> unwrap(byte[] wrapped, UserId owner) {
    byte[] secret = AesGcm.open(key, wrapped, Uuids.bytes(owner.value()));
    return secret == null ? Optional.empty() : Optional.of(UserKey.of(secret));
  }

  @Override
  public String toString() {
    return "***";
  }
}

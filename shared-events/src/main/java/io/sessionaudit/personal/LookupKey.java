package io.sessionaudit.personal;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds values without storing them: accounts by the tag of their name, strangers' networks, and
 * addresses in the projector's search columns. Lives in a file outside the database and is never
 * rotated, because tags made with it are stored. Safe for use by many threads.
 */
public final class LookupKey {

  private final SecretKey names;
  private final SecretKey networks;
  private final SecretKey addresses;

  /**
   * Takes the key's bytes.
   *
   * @param secret 32 random bytes
   * @throws IllegalArgumentException for any other length
   */
  public LookupKey(byte[] secret) {
    if (secret.length != UserKey.LENGTH) {
      throw new IllegalArgumentException("the lookup key has 32 bytes");
    }
    SecretKey key = new SecretKeySpec(secret, "HmacSHA256");
    names = KeyedTag.derive(key, "user name");
    networks = KeyedTag.derive(key, "network of a stranger");
    addresses = KeyedTag.derive(key, "address search");
  }

  /** The tag that an account is found by; equal for names that compare equal. */
  public String nameTag(UserName name) {
    return KeyedTag.of(names, name.folded().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The tag of a network that belongs to no known user.
   *
   * @param prefix the bytes of the /24 or /64, as network order has them
   */
  public String networkTag(byte[] prefix) {
    return KeyedTag.of(networks, prefix);
  }

  /**
   * The tag of an address prefix, for a search column.
   *
   * @param prefix canonical text with its length, for example {@code 192.0.2.0/24}
   */
  public String addressTag(String prefix) {
    return KeyedTag.of(addresses, prefix.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "***";
  }
}

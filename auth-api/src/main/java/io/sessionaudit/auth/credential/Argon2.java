package io.sessionaudit.auth.credential;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106). Costs tens of milliseconds and megabytes on purpose. */
final class Argon2 {

  private static final int SALT = 16;
  private static final int HASH = 32;

  private Argon2() {}

  static Argon2Hash hash(Password password, Argon2Cost cost) {
    byte[] salt = RandomBytes.of(SALT);
    return new Argon2Hash(cost, salt, derive(password, cost, salt, HASH));
  }

  /** Whether the password belongs to the hash; takes the same time wherever they differ. */
  static boolean matches(Password password, Argon2Hash stored) {
    byte[] derived = derive(password, stored.cost(), stored.salt(), stored.hash().length);
    return MessageDigest.isEqual(derived, stored.hash());
  }

  /** A hash that no password is known for. */
  static Argon2Hash nobodys(Argon2Cost cost) {
    return new Argon2Hash(cost, RandomBytes.of(SALT), RandomBytes.of(HASH));
  }

  private static byte[] derive(Password password, Argon2Cost cost, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .build());
    byte[] bytes = password.bytes();
    byte[] derived = new byte[length];
    try {
      generator.generateBytes(bytes, derived);
      return derived;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}

package io.sessionaudit.projector.config;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The two keys that the projector has, from files that auth-api made: one line each, base64url
 * without padding of 32 bytes.
 */
public record ReadingKeys(MasterKey master, LookupKey lookup) {

  /**
   * Reads them.
   *
   * @throws IllegalStateException with a sentence if one cannot be used
   */
  public static ReadingKeys in(Path folder) {
    return new ReadingKeys(
        new MasterKey(secret(folder.resolve("master.key"))),
        new LookupKey(secret(folder.resolve("lookup.key"))));
  }

  private static byte[] secret(Path file) {
    byte[] secret;
    try {
      secret = Base64.getUrlDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalStateException(
          file + " cannot be read: set session-audit.keys-dir to the folder that auth-api made", e);
    } catch (IllegalArgumentException _) {
      throw new IllegalStateException(file + " is not one line of base64url"); // no cause: a secret
    }
    if (secret.length != 32) {
      throw new IllegalStateException(file + " does not hold a key of 32 bytes");
    }
    return secret;
  }
}

package io.sessionaudit.projector.config;

import io.micronaut.context.annotation.Factory;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.settings.Deployment;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The two keys that the projector has, from files in {@code session-audit.keys-dir} that auth-api
 * made: one line each, base64url without padding of 32 bytes.
 */
@Factory
final class KeyFiles {

  private final Path folder;

  KeyFiles(Deployment deployment) {
    this.folder = deployment.requiredKeysDir();
  }

  @Singleton
  MasterKey master() {
    return new MasterKey(secret("master.key"));
  }

  @Singleton
  LookupKey lookup() {
    return new LookupKey(secret("lookup.key"));
  }

  private byte[] secret(String name) {
    Path file = folder.resolve(name);
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

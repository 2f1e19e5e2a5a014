package io.sessionaudit.auth.credential;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;

/** A JWK set (RFC 7517 section 5) with private keys in a file. */
final class JwkSetFile {

  private JwkSetFile() {}

  /** The keys in the order they stand there, at least one. */
  static List<JWK> keys(Path file, String content) {
    List<JWK> keys;
    try {
      keys = JWKSet.parse(content).getKeys();
    } catch (ParseException | RuntimeException _) {
      // The parser's message may repeat what it read, so it goes no further.
      throw new KeyFileException(file, "The file is not a JWK set. Restore it from your backup.");
    }
    if (keys.isEmpty()) {
      throw new KeyFileException(
          file, "The JWK set has no key of a known kind. Restore the file from your backup.");
    }
    return keys;
  }
}

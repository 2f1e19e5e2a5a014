package io.sessionaudit.auth.credential;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JWK set (RFC 7517 section 5) with private keys in a file. */
final class JwkSetFile {

  private JwkSetFile() {}

  /** The content of a file with these keys. */
  static String content(List<? extends JWK> keys) {
    return new JWKSet(List.<JWK>copyOf(keys)).toString(false) + "\n";
  }

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

  /** The keys with the times at which they come into use, each not later than the one before. */
  static <K> Succession<K> succession(
      Path file, List<? extends JWK> keys, Function<JWK, K> usable, Duration outlives) {
    List<Succession.Member<K>> members = new ArrayList<>();
    Instant next = null;
    for (JWK key : keys) {
      Instant from = inUseFrom(key);
      boolean late = next != null && from != null && from.isAfter(next);
      if (late || (next == null && !members.isEmpty() && from != null)) {
        throw new KeyFileException(
            file, "The keys are not in the order of their nbf, the newest first. Sort them.");
      }
      members.add(new Succession.Member<>(usable.apply(key), from));
      next = from;
    }
    // The oldest one always was: a set of which no key had come yet would make what nobody accepts.
    members.set(members.size() - 1, new Succession.Member<>(members.getLast().key(), null));
    return new Succession<>(members, outlives);
  }

  /** When the key comes into use ({@code nbf}); absent if it always was. */
  static @Nullable Instant inUseFrom(JWK key) {
    return key.getNotBeforeTime() == null ? null : key.getNotBeforeTime().toInstant();
  }
}

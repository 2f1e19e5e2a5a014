package io.sessionaudit.guard;

import io.sessionaudit.wire.KafkaConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What a guard has to know.
 *
 * @param issuer the exact {@code iss} of the tokens
 * @param audiences a token for any of these is for this service; at least one
 * @param keys where the issuer publishes its key set; http or https
 * @param kafka where the topic {@code session-revocations} is
 * @param bound on the age of news about revocations; older, and nothing is served; from 2 s
 * @param fingerprint whether a token counts only together with its fingerprint; without, tokens are
 *     plain bearer tokens and whoever holds one may use it
 * @param cachedTokens how many verified tokens are kept, about 2 KB each; from 1
 */
public record GuardSettings(
    String issuer,
    Set<String> audiences,
    URI keys,
    KafkaConnection kafka,
    Duration bound,
    boolean fingerprint,
    int cachedTokens) {

  /** The bound unless told otherwise. */
  public static final Duration DEFAULT_BOUND = Duration.ofSeconds(10);

  /** Verified tokens kept unless told otherwise. */
  public static final int DEFAULT_CACHED_TOKENS = 10_000;

  private static final Duration SMALLEST_BOUND = Duration.ofSeconds(2);

  public GuardSettings {
    if (Objects.requireNonNull(issuer, "issuer").isBlank()) {
      throw new IllegalArgumentException("issuer: give the exact iss of the tokens");
    }
    audiences = Set.copyOf(audiences);
    if (audiences.isEmpty()) {
      throw new IllegalArgumentException("audiences: give at least one");
    }
    if (!"http".equals(keys.getScheme()) && !"https".equals(keys.getScheme())) {
      throw new IllegalArgumentException("keys: give an http or https address");
    }
    Objects.requireNonNull(kafka, "kafka");
    if (bound.compareTo(SMALLEST_BOUND) < 0) {
      throw new IllegalArgumentException("bound: watermarks come twice a second, give at least 2s");
    }
    if (cachedTokens < 1) {
      throw new IllegalArgumentException("cachedTokens: give at least 1");
    }
  }

  /** The safe defaults: fingerprint on, bound 10 s. */
  public static GuardSettings of(
      String issuer, Set<String> audiences, URI keys, KafkaConnection kafka) {
    return new GuardSettings(
        issuer, audiences, keys, kafka, DEFAULT_BOUND, true, DEFAULT_CACHED_TOKENS);
  }
}

package io.sessionaudit.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sessionaudit.guard.token.Verdict;
import java.time.Duration;
import java.util.function.Function;

/**
 * Tokens whose signature and claims held, by their text. What can change since, time, fingerprint
 * and revocation, is not kept here but checked at every call.
 */
final class VerifiedTokens {

  /** No access token lives longer. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final int most;
  private volatile Cache<String, Verdict.Admitted> cache;

  VerifiedTokens(int most) {
    this.most = most;
    this.cache = empty();
  }

  /** The known verdict, or the one that {@code verify} comes to, which is kept if it admits. */
  Verdict find(String token, Function<String, Verdict> verify) {
    // A check that began before the keys changed must not be kept after; it goes to the old cache.
    Cache<String, Verdict.Admitted> current = cache;
    Verdict.Admitted known = current.getIfPresent(token);
    if (known != null) {
      return known;
    }
    Verdict verdict = verify.apply(token);
    if (verdict instanceof Verdict.Admitted admitted) {
      current.put(token, admitted);
    }
    return verdict;
  }

  /** Forgets all: the keys that they were verified with may not be the issuer's any more. */
  void clear() {
    cache = empty();
  }

  private Cache<String, Verdict.Admitted> empty() {
    return Caffeine.newBuilder().maximumSize(most).expireAfterWrite(LONGEST).build();
  }
}

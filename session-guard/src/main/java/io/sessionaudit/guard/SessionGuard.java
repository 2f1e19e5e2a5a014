package io.sessionaudit.guard;

import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.guard.token.Fingerprint;
import io.sessionaudit.guard.token.Refusal;
import io.sessionaudit.guard.token.RemoteKeys;
import io.sessionaudit.guard.token.TokenVerifier;
import io.sessionaudit.guard.token.Verdict;
import io.sessionaudit.guard.view.Readiness;
import io.sessionaudit.guard.view.RevocationFeed;
import io.sessionaudit.guard.view.RevocationView;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resource server asks whether an access token counts. Knows every revocation within
 * milliseconds, needs neither the issuer nor the network for a check, and refuses to decide when
 * its news are older than the bound.
 */
public final class SessionGuard implements AutoCloseable {

  private static final Map<Refusal, Verdict> REFUSED = new EnumMap<>(Refusal.class);

  static {
    for (Refusal refusal : Refusal.values()) {
      REFUSED.put(refusal, new Verdict.Refused(refusal));
    }
  }

  private final boolean fingerprintNeeded;
  private final VerifiedTokens tokens;
  private final RemoteKeys keys;
  private final TokenVerifier verifier;
  private final RevocationView view;
  private final RevocationFeed feed;

  private SessionGuard(GuardSettings settings) {
    this.fingerprintNeeded = settings.fingerprint();
    this.tokens = new VerifiedTokens(settings.cachedTokens());
    this.keys = RemoteKeys.start(settings.keys(), tokens::clear);
    this.verifier = new TokenVerifier(settings.issuer(), settings.audiences(), keys);
    this.view = new RevocationView(settings.bound());
    this.feed = RevocationFeed.start(settings.kafka(), view, settings.bound());
  }

  /** Begins to fetch keys and revocations; returns at once. Neither side need be there yet. */
  public static SessionGuard start(GuardSettings settings) {
    return new SessionGuard(settings);
  }

  /**
   * Checks signature, claims, fingerprint, then realm, user and session. Waits only if the token
   * names a key that nobody has seen, and then a few seconds at most.
   *
   * @param token whatever some stranger sent
   * @param fingerprint what came with it, null for nothing
   */
  public Verdict check(String token, @Nullable String fingerprint) {
    Instant now = view.now();
    Verdict verdict = tokens.find(token, text -> verify(text, now));
    return switch (verdict) {
      case Verdict.Refused refused -> refused;
      case Verdict.Admitted admitted -> {
        Refusal refusal = judge(admitted.token(), fingerprint, now);
        yield refusal == null ? admitted : refused(refusal);
      }
    };
  }

  /** Whether tokens are admitted at all now. */
  public boolean ready() {
    return keys.isLoaded() && view.readiness() == Readiness.READY;
  }

  /** Whether there was ever a key set of the issuer. */
  public boolean hasKeys() {
    return keys.isLoaded();
  }

  /** What is known about revocations, for health and metrics. */
  public RevocationView revocations() {
    return view;
  }

  @Override
  public void close() {
    feed.close();
    keys.close();
  }

  private Verdict verify(String token, Instant now) {
    return keys.isLoaded() ? verifier.verify(token, now) : refused(Refusal.UNAVAILABLE);
  }

  private @Nullable Refusal judge(AccessToken token, @Nullable String fingerprint, Instant now) {
    if (TokenVerifier.isExpired(token, now)) {
      return Refusal.TOKEN_EXPIRED;
    }
    if (fingerprintNeeded && !Fingerprint.matches(token.fingerprintHash(), fingerprint)) {
      return Refusal.BINDING_MISMATCH;
    }
    return view.judge(token);
  }

  private static Verdict refused(Refusal refusal) {
    return REFUSED.getOrDefault(refusal, new Verdict.Refused(refusal));
  }
}

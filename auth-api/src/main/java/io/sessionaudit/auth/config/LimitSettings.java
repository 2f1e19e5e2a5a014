package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.sessionaudit.auth.decision.Limits;
import java.time.Duration;

/**
 * How long things live.
 *
 * @param access life of an access token, 1 minute to 1 hour; longer ones outlive a guard's memory
 * @param window how long a spent refresh token still gets the same successor; a longer one forgives
 *     slower networks, and thieves
 * @param idle a session ends when it is not refreshed for this long
 * @param absolute a session ends at this age, whatever happens
 * @param sessions how many a user may have open at once; a sign-in too many ends the oldest
 * @param refreshes of one session in a minute that may get the same tokens again; more are told to
 *     wait
 */
@ConfigurationProperties("session-audit.limits")
public record LimitSettings(
    @Bindable(defaultValue = "15m") Duration access,
    @Bindable(defaultValue = "10s") Duration window,
    @Bindable(defaultValue = "24h") Duration idle,
    @Bindable(defaultValue = "7d") Duration absolute,
    @Bindable(defaultValue = "100") int sessions,
    @Bindable(defaultValue = "600") int refreshes) {

  Limits limits() {
    return new Limits(access, window, idle, absolute, sessions, refreshes);
  }
}

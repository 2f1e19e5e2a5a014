package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.sessionaudit.auth.decision.Backoff;
import java.time.Duration;

/**
 * How failed sign-ins slow down the next ones. A ceiling holds for strangers everywhere together,
 * so a lower one gives guessers more tries a day, and a higher one lets them keep an owner waiting
 * longer who signs in where he has not been lately.
 *
 * @param nameFree failures under one name without a wait, 1 to 100
 * @param nameFirst the wait after the next one; each further one doubles it
 * @param nameMost the longest wait of a name, at most an hour
 * @param nameForget time that forgives one failure of a name
 * @param networkFree failures from one network, a /24 or /64, without a wait, 1 to 100; raise it
 *     where many people share one address
 * @param networkFirst as {@code nameFirst}
 * @param networkMost as {@code nameMost}
 * @param networkForget as {@code nameForget}
 */
@ConfigurationProperties("session-audit.guessing")
public record GuessingSettings(
    @Bindable(defaultValue = "10") int nameFree,
    @Bindable(defaultValue = "1s") Duration nameFirst,
    @Bindable(defaultValue = "5m") Duration nameMost,
    @Bindable(defaultValue = "5m") Duration nameForget,
    @Bindable(defaultValue = "60") int networkFree,
    @Bindable(defaultValue = "1s") Duration networkFirst,
    @Bindable(defaultValue = "1m") Duration networkMost,
    @Bindable(defaultValue = "30s") Duration networkForget) {

  Backoff name() {
    return new Backoff(nameFree, nameFirst, nameMost, nameForget);
  }

  Backoff network() {
    return new Backoff(networkFree, networkFirst, networkMost, networkForget);
  }
}

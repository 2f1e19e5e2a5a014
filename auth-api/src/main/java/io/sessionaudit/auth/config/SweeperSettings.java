package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.auth.sweep.SweepSettings;
import java.time.Duration;

/**
 * Ending sessions that nobody uses any more.
 *
 * @param every pause between two runs, from 1 s; the end of an unused session is recorded up to
 *     this much late, its tokens are refused at the limit all the same
 */
@ConfigurationProperties("session-audit.sweeper")
public record SweeperSettings(@Bindable(defaultValue = "1m") Duration every) {

  /** The row of an ended session stays a day longer than a session can live. */
  SweepSettings sweep(Limits limits) {
    SweepSettings usual = SweepSettings.keeping(limits.absolute().plus(Duration.ofDays(1)));
    return new SweepSettings(every, usual.batch(), usual.kept(), usual.tolerated());
  }
}

package io.sessionaudit.auth.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.sessionaudit.auth.anchor.Soundness;
import io.sessionaudit.auth.anchor.Standing;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import org.jspecify.annotations.Nullable;

/**
 * 503 for every call that rests on the database while it is not known to be where the log left it.
 * Health and metrics say why; the public keys do not come from the database, and without them
 * services could not even read the tokens they hold.
 */
@ServerFilter({"/auth/**", "/admin/**", "/oauth2/**"})
final class SoundDatabaseFilter implements Ordered {

  private final Soundness soundness;

  SoundDatabaseFilter(Soundness soundness) {
    this.soundness = soundness;
  }

  /** Behind the answers to preflights, in front of everything that asks who the caller is. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.after() + 1;
  }

  @RequestFilter
  @Nullable MutableHttpResponse<?> check() {
    @Nullable ProblemCode code =
        switch (soundness.standing()) {
          case Standing.Sound() -> null;
          case Standing.Unknown _ -> ProblemCode.UNAVAILABLE;
          case Standing.WentBack _ -> ProblemCode.STATE_REGRESSED;
        };
    return code == null ? null : Problems.answer(code);
  }
}

package io.sessionaudit.guard.micronaut;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;

/** A guarded service explains its refusals, whether or not its other errors are problems. */
final class ExplainedRefusals implements Condition {

  @Override
  @SuppressWarnings("rawtypes") // the interface says so
  public boolean matches(ConditionContext context) {
    return isTrue(context, "session-audit.problems")
        || isTrue(context, "session-audit.guard.enabled");
  }

  @SuppressWarnings("rawtypes")
  private static boolean isTrue(ConditionContext context, String name) {
    return Boolean.TRUE.equals(context.getProperty(name, Boolean.class).orElse(false));
  }
}

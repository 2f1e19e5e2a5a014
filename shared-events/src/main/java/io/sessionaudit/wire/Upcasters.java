package io.sessionaudit.wire;

import io.sessionaudit.json.Fields;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lifts old forms of the data to today's, one revision at a time. Pure: the bytes in the log stay
 * as they are.
 */
final class Upcasters {

  /** The product's own. Every event is at its first revision, so none is needed yet. */
  static final Upcasters PRODUCT = new Upcasters(Map.of());

  /**
   * One step up.
   *
   * @param from the revision that is lifted to {@code from + 1}
   */
  record Step(EventType type, int from) {}

  private final Map<Step, UnaryOperator<Fields>> steps;

  Upcasters(Map<Step, UnaryOperator<Fields>> steps) {
    this.steps = Map.copyOf(steps);
  }

  /** The fields as today's revision has them. */
  Fields lift(EventType type, int revision, Fields fields) {
    return lift(type, revision, type.revision(), fields);
  }

  Fields lift(EventType type, int revision, int target, Fields fields) {
    Fields lifted = fields;
    for (int from = revision; from < target; from++) {
      UnaryOperator<Fields> step = steps.get(new Step(type, from));
      if (step == null) {
        throw new UnreadableEventException(
            "revision " + from + " of " + type.wireName() + " cannot be lifted");
      }
      lifted = step.apply(lifted);
    }
    return lifted;
  }
}

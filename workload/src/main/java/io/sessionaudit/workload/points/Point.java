package io.sessionaudit.workload.points;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A place in a service's work at which it may die: between two steps that others rely on. */
public enum Point {
  /** The state and its events are about to be written. */
  APPEND_BEFORE_COMMIT(Service.AUTH),
  /** They are written; the caller does not know. */
  APPEND_AFTER_COMMIT(Service.AUTH),
  /** The relay has an event that Kafka has not. */
  EVENT_BEFORE_SEND(Service.AUTH),
  /** Kafka has it; the relay has not noted that. */
  EVENT_AFTER_ACKNOWLEDGEMENT(Service.AUTH),
  /** A revocation or a watermark is about to leave for the guards. */
  FEED_BEFORE_SEND(Service.AUTH),
  FEED_AFTER_ACKNOWLEDGEMENT(Service.AUTH),
  /** How far delivery has come is about to be stored, with the lease. */
  FLOOR_BEFORE(Service.AUTH),
  FLOOR_AFTER(Service.AUTH),
  /** A verdict was acted on and its offset is stored. */
  REACTION_AFTER_OFFSET(Service.AUTH),

  /** A batch is folded in memory. */
  ROWS_BEFORE(Service.PROJECTOR),
  ROWS_AFTER(Service.PROJECTOR),
  OFFSET_BEFORE(Service.PROJECTOR),
  OFFSET_AFTER(Service.PROJECTOR),
  FOLD_BEFORE_COMMIT(Service.PROJECTOR),
  FOLD_AFTER_COMMIT(Service.PROJECTOR),

  /** A verdict is about to leave, inside a transaction. */
  VERDICT_BEFORE_SEND(Service.DETECTOR),
  VERDICT_AFTER_ACKNOWLEDGEMENT(Service.DETECTOR),
  /** A change of the detector's state is about to leave for its changelog. */
  STATE_BEFORE_SEND(Service.DETECTOR),
  STATE_AFTER_ACKNOWLEDGEMENT(Service.DETECTOR);

  private final Service service;

  Point(Service service) {
    this.service = service;
  }

  /** Whose work it is in. */
  public Service service() {
    return service;
  }

  /** Those of a service. */
  public static List<Point> of(Service service) {
    return Arrays.stream(values()).filter(it -> it.service == service).toList();
  }

  /** In words. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

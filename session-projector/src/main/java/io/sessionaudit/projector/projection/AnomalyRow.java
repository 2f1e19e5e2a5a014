package io.sessionaudit.projector.projection;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.EventId;
import java.time.Instant;

/** What the detector said of one event. */
public record AnomalyRow(EventId event, AnomalyDetected said, EventId trigger, Instant at) {}

package io.sessionaudit.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every event, whatever it says.
 *
 * @param occurredAt UTC, whole microseconds, by the database's clock
 * @param place where the event stands; absent for what the detector says (known there by its id)
 */
public record Envelope(
    EventId id,
    Instant occurredAt,
    Stream stream,
    @Nullable Place place,
    Lineage lineage,
    Source source) {

  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(lineage, "lineage");
    Objects.requireNonNull(source, "source");
    if (!occurredAt.truncatedTo(ChronoUnit.MICROS).equals(occurredAt)) {
      throw new IllegalArgumentException("an event's time has whole microseconds");
    }
  }

  /**
   * Where an event stands.
   *
   * @param version in the stream, from 1, without gaps
   * @param position of the row in the journal: unique, rises in draw order, has holes
   */
  public record Place(long version, long position) {
    public Place {
      if (version < 1 || position < 1) {
        throw new IllegalArgumentException("versions and positions count from 1");
      }
    }
  }

  /**
   * Why an event exists.
   *
   * @param correlation the request, or the event at the root of the chain
   * @param cause the event that caused this one; absent on a root: what a person or client asked
   *     for
   */
  public record Lineage(UUID correlation, @Nullable EventId cause, Actor actor) {
    public Lineage {
      Objects.requireNonNull(correlation, "correlation");
      Objects.requireNonNull(actor, "actor");
    }

    public static Lineage root(UUID correlation, Actor actor) {
      return new Lineage(correlation, null, actor);
    }

    public Lineage causedBy(EventId event) {
      return new Lineage(correlation, event, actor);
    }
  }

  /** Which part of the platform says it (CloudEvents {@code source}). */
  public enum Source {
    AUTH_API("/session-audit/auth-api"),
    ANOMALY_DETECTOR("/session-audit/anomaly-detector");

    private final String uri;

    Source(String uri) {
      this.uri = uri;
    }

    public String uri() {
      return uri;
    }
  }
}

package io.sessionaudit.projector.query;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.json.Timestamps;
import io.sessionaudit.personal.Client;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as the read API shows it.
 *
 * @param data as the log has it, the personal part sealed
 * @param client the personal part, opened; absent where there is none or its key is gone
 */
@Serdeable
record EventItem(
    @Says(value = "The event.", format = "uuid") String id,
    @Says("Its name, as docs/events.md has it.") String type,
    @Says("Of its format, from 1.") int revision,
    @Says("user and an id, strangers, or realm.") String stream,
    @Says("Its number in the stream, gapless from 1; absent for anomalies.") @Nullable Long version,
    @Says(value = "Whom it is about.", format = "uuid") @Nullable String userId,
    @Says(value = "The session.", format = "uuid") @Nullable String sessionId,
    @Says(value = "When it happened.", format = "date-time") String occurredAt,
    @Says("Its id in the journal; absent for anomalies.") @Nullable Long position,
    @Says("Where it stands in Kafka.") int partition,
    @Says("Likewise.") long offset,
    @Says(value = "The request or event that all this began with.", format = "uuid")
        String correlationId,
    @Says(value = "The event that caused it; absent if somebody asked for it.", format = "uuid")
        @Nullable String causationId,
    @Says("Who did it.") String actor,
    @Says("As the log has it, the personal part sealed.") JsonNode data,
    @Says("The personal part, opened; absent where there is none.") @Nullable ClientItem client) {

  /** Address, User-Agent and name in the clear. */
  @Serdeable
  record ClientItem(@Nullable String ip, @Nullable String userAgent, @Nullable String username) {

    static @Nullable ClientItem of(Client client) {
      ClientItem item = new ClientItem(client.ip(), client.userAgent(), client.username());
      return Objects.equals(item, new ClientItem(null, null, null)) ? null : item;
    }

    /** Personal values stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  static EventItem of(EventRecord row, Clients.Opening opening, JsonValues json) {
    return new EventItem(
        row.eventId().toString(),
        row.type(),
        row.revision(),
        row.stream(),
        row.version(),
        Ids.text(row.userId()),
        Ids.text(row.sessionId()),
        Timestamps.format(row.occurredAt()),
        row.position(),
        row.kafkaPartition(),
        row.kafkaOffset(),
        row.correlation().toString(),
        Ids.text(row.cause()),
        row.actor(),
        json.read(row.data()),
        ClientItem.of(opening.open(row.userId(), row.sealed(), row.eventId())));
  }
}

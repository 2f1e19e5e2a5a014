package io.sessionaudit.projector.query;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
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
    String id,
    String type,
    int revision,
    String stream,
    @Nullable Long version,
    @Nullable String userId,
    @Nullable String sessionId,
    String occurredAt,
    @Nullable Long position,
    int partition,
    long offset,
    String correlationId,
    @Nullable String causationId,
    String actor,
    JsonNode data,
    @Nullable ClientItem client) {

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

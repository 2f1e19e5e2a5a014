package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log, searchable. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EventRepository extends GenericRepository<EventRecord, UUID> {

  String SELECT =
      """
      SELECT event_id, type, revision, stream, version, user_id, session_id, occurred_at, position,
             kafka_partition, kafka_offset, correlation, cause, actor, data
      FROM audit_event
      """;

  @Query(
      SELECT
          + """
          WHERE (CAST(:user AS uuid) IS NULL OR user_id = CAST(:user AS uuid))
            AND (CAST(:session AS uuid) IS NULL OR session_id = CAST(:session AS uuid))
            AND (CAST(:type AS text) IS NULL OR type = CAST(:type AS text))
            AND (CAST(:since AS timestamptz) IS NULL
                 OR occurred_at >= CAST(:since AS timestamptz))
            AND (CAST(:before AS timestamptz) IS NULL
                 OR occurred_at < CAST(:before AS timestamptz))
            AND (occurred_at, event_id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))
          ORDER BY occurred_at DESC, event_id DESC
          LIMIT :limit
          """)
  List<EventRecord> page(
      @Nullable UUID user,
      @Nullable UUID session,
      @Nullable String type,
      @Nullable Instant since,
      @Nullable Instant before,
      Instant at,
      UUID id,
      int limit);

  @Query(SELECT + " WHERE event_id = :id ORDER BY occurred_at, kafka_partition LIMIT 1")
  Optional<EventRecord> one(UUID id);
}

package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the detector said. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AnomalyRepository extends GenericRepository<AnomalyRecord, UUID> {

  @Query(
      """
      SELECT event_id, user_id, session_id, CAST(signals AS text) AS signals, score, verdict,
             profile, rule_set, trigger_event, occurred_at
      FROM anomaly
      WHERE (CAST(:user AS uuid) IS NULL OR user_id = CAST(:user AS uuid))
        AND (CAST(:verdict AS text) IS NULL OR verdict = CAST(:verdict AS text))
        AND (occurred_at, event_id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))
      ORDER BY occurred_at DESC, event_id DESC
      LIMIT :limit
      """)
  List<AnomalyRecord> page(
      @Nullable UUID user, @Nullable String verdict, Instant at, UUID id, int limit);
}

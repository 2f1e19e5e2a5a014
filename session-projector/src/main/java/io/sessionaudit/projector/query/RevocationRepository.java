package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What killed tokens. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RevocationRepository extends GenericRepository<RevocationRecord, UUID> {

  @Query(
      """
      SELECT event_id, scope, user_id, session_id, jti, through, reason, actor, cause, occurred_at
      FROM revocation
      WHERE (CAST(:user AS uuid) IS NULL OR user_id = CAST(:user AS uuid))
        AND (CAST(:scope AS text) IS NULL OR scope = CAST(:scope AS text))
        AND (occurred_at, event_id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))
      ORDER BY occurred_at DESC, event_id DESC
      LIMIT :limit
      """)
  List<RevocationRecord> page(
      @Nullable UUID user, @Nullable String scope, Instant at, UUID id, int limit);
}

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

/** The sessions as they stand. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<SessionRecord, UUID> {

  String SELECT =
      """
      SELECT s.session_id, s.user_id, s.status, s.epoch, s.generation, s.created_at,
             s.last_used_at, s.idle_expires_at, s.absolute_expires_at, s.browser, s.os,
             s.device_class, s.client_sealed, s.client_event, s.end_reason, s.end_event, s.end_at,
             a.name_sealed, a.name_event
      FROM session_standing s LEFT JOIN account a ON a.user_id = s.user_id
      """;

  @Query(
      SELECT
          + """
          WHERE (CAST(:user AS uuid) IS NULL OR s.user_id = CAST(:user AS uuid))
            AND (CAST(:status AS text) IS NULL OR s.status = CAST(:status AS text))
            AND (CAST(:tag AS text) IS NULL OR s.ip_tags @> ARRAY[CAST(:tag AS text)])
            AND (s.created_at, s.session_id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))
          ORDER BY s.created_at DESC, s.session_id DESC
          LIMIT :limit
          """)
  List<SessionRecord> page(
      @Nullable UUID user,
      @Nullable String status,
      @Nullable String tag,
      Instant at,
      UUID id,
      int limit);

  @Query(SELECT + " WHERE s.session_id = :id ORDER BY s.user_id LIMIT 1")
  Optional<SessionRecord> one(UUID id);
}

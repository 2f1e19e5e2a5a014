package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People's wrapped keys: the only thing of the write side that is read. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KeyRepository extends GenericRepository<WrappedKey, UUID> {

  @Query("SELECT user_id, wrapped FROM auth.user_key WHERE user_id IN (:users)")
  List<WrappedKey> of(Set<UUID> users);
}

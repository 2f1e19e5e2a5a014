package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The accounts, found by the keyed tag of their name. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRepository extends GenericRepository<AccountRecord, UUID> {

  @Query(
      "SELECT user_id, name_sealed, name_event FROM account WHERE name_tag = :tag"
          + " ORDER BY user_id LIMIT 200")
  List<AccountRecord> named(String tag);
}

package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Decision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One read, one pure decision, one guarded write. Both methods run again, under the account's lock,
 * when somebody else wrote to the stream in between; so they have no effects of their own.
 *
 * @param <S> what is read
 * @param <A> what is answered when the decision accepts
 */
public interface Command<S extends Loaded, A> {

  Optional<S> read(Connection connection) throws SQLException;

  Decision<A> decide(S loaded);

  /** Who asks, from where, and why. */
  Request request(S loaded);

  /** The nonce of the session that is opened, 32 random bytes; null if none is. */
  default byte @Nullable [] nonce() {
    return null;
  }

  /** Whether the caller proved a credential: his evidence is counted apart from strangers'. */
  default boolean genuine() {
    return true;
  }
}

package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Draft;
import io.sessionaudit.event.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Runs commands. The first attempt holds no lock while the decision is made; who loses it decides
 * again inside a transaction that locks the account's row first, and so cannot lose again. An
 * answer leaves only after the commit.
 */
public final class Execution {

  private static final int MOST_TRIES = 10;

  private final DataSource dataSource;
  private final EvidenceBudget budget;
  private final Runnable committed;

  /**
   * Takes its collaborators.
   *
   * @param committed told after every commit that wrote to the journal; cheap and never blocks
   */
  public Execution(DataSource dataSource, EvidenceBudget budget, Runnable committed) {
    this.dataSource = dataSource;
    this.budget = budget;
    this.committed = committed;
  }

  /**
   * Reads, decides, writes.
   *
   * @return empty if there is nothing to read: no such account or session
   * @throws StorageException if the database cannot be reached or refuses; nothing was changed, or
   *     the connection was lost while the commit was on its way
   */
  public <S extends Loaded, A> Optional<Executed<S, A>> run(Command<S, A> command) {
    Grants grants = new Grants(budget, command.genuine());
    try (Connection connection = dataSource.getConnection()) {
      Optional<S> loaded = command.read(connection);
      if (loaded.isEmpty()) {
        return Optional.empty();
      }
      Optional<Executed<S, A>> executed = attempt(connection, command, loaded.get(), grants);
      if (executed.isEmpty()) {
        UUID account = loaded.get().owner().account().id().value();
        executed = underLock(connection, command, it -> Reads.lock(it, account), grants);
      }
      return told(executed);
    } catch (SQLException e) {
      throw new StorageException(e);
    } finally {
      grants.giveBackUnused();
    }
  }

  /**
   * Likewise, for decisions that rest on who the admins are: their rows are locked before anything
   * is read, so two such decisions never rest on each other's past.
   *
   * @return empty if there is no such account
   * @throws StorageException as {@link #run}
   */
  public <S extends Loaded, A> Optional<Executed<S, A>> runAmongAdmins(
      UserId account, Command<S, A> command) {
    Grants grants = new Grants(budget, command.genuine());
    try (Connection connection = dataSource.getConnection()) {
      return told(
          underLock(connection, command, it -> Reads.lockAmongAdmins(it, account.value()), grants));
    } catch (SQLException e) {
      throw new StorageException(e);
    } finally {
      grants.giveBackUnused();
    }
  }

  private <S extends Loaded, A> Optional<Executed<S, A>> told(Optional<Executed<S, A>> executed) {
    executed.filter(it -> !it.recorded().isEmpty()).ifPresent(_ -> committed.run());
    return executed;
  }

  /**
   * Likewise, in a transaction of the caller's who keeps everybody else from the account's row.
   *
   * @return empty if there is no such account
   */
  public static <S extends Loaded, A> Optional<Executed<S, A>> within(
      Connection connection, Command<S, A> command) throws SQLException {
    Grants grants = new Grants(EvidenceBudget.defaults(), command.genuine());
    return decideAgain(connection, command, grants);
  }

  /** Reads without deciding anything. */
  public <T> T read(Read<T> read) {
    try (Connection connection = dataSource.getConnection()) {
      return read.from(connection);
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /** A question to the database. */
  public interface Read<T> {
    T from(Connection connection) throws SQLException;
  }

  /** Empty if somebody was faster. */
  private static <S extends Loaded, A> Optional<Executed<S, A>> attempt(
      Connection connection, Command<S, A> command, S loaded, Grants grants) throws SQLException {
    Decision<A> decision = command.decide(loaded);
    List<Draft> drafts = new ArrayList<>(decision.events());
    drafts.addAll(grants.granted(decision.evidence(), loaded.owner().now()));
    if (drafts.isEmpty()) {
      return Optional.of(new Executed<>(loaded, decision, List.of()));
    }
    Recording.Prepared prepared =
        Recording.prepare(
            loaded, command.request(loaded), command.nonce(), decision.after(), drafts);
    if (!Append.write(connection, prepared.change())) {
      return Optional.empty();
    }
    grants.written();
    return Optional.of(new Executed<>(loaded, decision, prepared.ids()));
  }

  private static <S extends Loaded, A> Optional<Executed<S, A>> underLock(
      Connection connection, Command<S, A> command, Lock lock, Grants grants) throws SQLException {
    connection.setAutoCommit(false);
    try {
      if (!lock.take(connection)) {
        return Optional.empty();
      }
      Optional<Executed<S, A>> executed = decideAgain(connection, command, grants);
      connection.commit();
      return executed;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Nobody else writes to the stream now; only everybody's end can still come in between. */
  private static <S extends Loaded, A> Optional<Executed<S, A>> decideAgain(
      Connection connection, Command<S, A> command, Grants grants) throws SQLException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<S> loaded = command.read(connection);
      if (loaded.isEmpty()) {
        return Optional.empty();
      }
      Optional<Executed<S, A>> executed = attempt(connection, command, loaded.get(), grants);
      if (executed.isPresent()) {
        return executed;
      }
    }
    throw new IllegalStateException("a locked account has changed its version");
  }

  /** What must not change while something is decided; false if it is not there. */
  private interface Lock {
    boolean take(Connection connection) throws SQLException;
  }
}

package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.append.StorageException;
import io.sessionaudit.auth.append.Strangers;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.SignInDecision;
import io.sessionaudit.auth.origin.NetworkPrefix;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.LookupKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Records failed sign-ins after the answer has left, so that a known name cannot be told from an
 * unknown one by the time it takes.
 */
public final class FailedSignIns implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FailedSignIns.class);

  /** As every other line of the request has it. */
  private static final String CORRELATION = "correlationId";

  private final Execution execution;
  private final Reads reads;
  private final Strangers strangers;
  private final LookupKey lookupKey;
  private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();

  public FailedSignIns(Execution execution, Reads reads, Strangers strangers, LookupKey lookupKey) {
    this.execution = execution;
    this.reads = reads;
    this.strangers = strangers;
    this.lookupKey = lookupKey;
  }

  void of(UserId user, LoginFailure cause, Asked asked) {
    later.execute(() -> record(asked, () -> execution.run(new Failure(user, cause, asked))));
  }

  void ofNobody(Asked asked) {
    later.execute(() ->
        record(
            asked,
            () -> {
              NetworkPrefix prefix = asked.network().get();
              Network network = new Network(lookupKey.networkTag(prefix.bytes()), prefix.family());
              strangers.signInFailed(
                  network.tag(),
                  () -> Context.unsealed(asked.origin().get().device(), network),
                  Lineage.root(asked.correlation(), Actor.STRANGER));
            }));
  }

  /** On a thread of its own, whose lines shall name the request too. */
  private static void record(Asked asked, Runnable recording) {
    try (var _ = MDC.putCloseable(CORRELATION, asked.correlation().toString())) {
      recording.run();
    } catch (StorageException e) {
      LOG.warn("A failed sign-in could not be recorded", e);
    }
  }

  /** Waits for what is still to be recorded. */
  @Override
  public void close() {
    later.close();
  }

  private final class Failure implements Command<LoadedAccount, Boolean> {

    private final UserId user;
    private final LoginFailure cause;
    private final Asked asked;

    Failure(UserId user, LoginFailure cause, Asked asked) {
      this.user = user;
      this.cause = cause;
      this.asked = asked;
    }

    @Override
    public Optional<LoadedAccount> read(Connection connection) throws SQLException {
      return reads.account(connection, user);
    }

    @Override
    public Decision<Boolean> decide(LoadedAccount loaded) {
      return new Decision.Accepted<>(
          true,
          List.of(),
          List.of(
              SignInDecision.failed(loaded.account(), cause, () -> asked.context(loaded.key()))),
          new Decision.After(loaded.account(), null));
    }

    @Override
    public Request request(LoadedAccount loaded) {
      return new Request(
          Lineage.root(asked.correlation(), Actor.STRANGER), asked.client(loaded.username()));
    }

    @Override
    public boolean genuine() {
      return false;
    }
  }
}

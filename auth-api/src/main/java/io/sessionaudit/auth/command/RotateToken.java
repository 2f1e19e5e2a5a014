package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Executed;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.credential.RefreshToken;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.auth.decision.Presented;
import io.sessionaudit.auth.decision.RefreshDecision;
import io.sessionaudit.auth.decision.RefreshDecision.Refreshed;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.guard.token.Fingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Presents a refresh token and gets the next tokens, or the same ones again, or a refusal. */
public final class RotateToken {

  private final Execution execution;
  private final Reads reads;
  private final RefreshTokens refreshTokens;
  private final HandOut handOut;
  private final Limits limits;
  private final IntConsumer regressed;
  private final RefreshRate rate;

  /**
   * Takes its collaborators.
   *
   * @param regressed told the realm's number when a token shows that the database went back
   */
  public RotateToken(
      Execution execution,
      Reads reads,
      RefreshTokens refreshTokens,
      HandOut handOut,
      Limits limits,
      IntConsumer regressed) {
    this.execution = execution;
    this.reads = reads;
    this.refreshTokens = refreshTokens;
    this.handOut = handOut;
    this.limits = limits;
    this.regressed = regressed;
    this.rate = new RefreshRate(limits.refreshes());
  }

  /**
   * What came.
   *
   * @param via how the token came
   */
  public record Refresh(String token, @Nullable String fingerprint, Delivery via, Asked asked) {
    /** Tokens stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * Decides by the refresh table.
   *
   * @throws io.sessionaudit.auth.append.StorageException if nothing could be decided
   */
  public Outcome<HandedOut> run(Refresh refresh) {
    Optional<RefreshToken> token = refreshTokens.parse(refresh.token());
    if (token.isEmpty()) {
      return Outcome.refused(Refusal.INVALID_TOKEN);
    }
    Rotation rotation = new Rotation(refresh, token.get());
    Optional<Executed<LoadedSession, Refreshed>> executed = execution.run(rotation);
    executed.ifPresent(this::noticeRegress);
    return Outcome.of(
        executed, Refusal.INVALID_TOKEN, (done, accepted) -> answer(done, accepted, refresh));
  }

  private void noticeRegress(Executed<LoadedSession, Refreshed> done) {
    if (done.decision() instanceof Decision.Refused<Refreshed> refused
        && refused.refusal() == Refusal.STATE_REGRESSED) {
      regressed.accept(done.loaded().owner().realm());
    }
  }

  private HandedOut answer(
      Executed<LoadedSession, Refreshed> done,
      Decision.Accepted<Refreshed> accepted,
      Refresh refresh) {
    Session session = accepted.after().session();
    LoadedSession loaded = done.loaded();
    HandedOut tokens =
        handOut.tokens(
            loaded.owner(),
            accepted.after().account(),
            session == null ? loaded.session() : session,
            loaded.nonce(),
            refresh.fingerprint() == null ? "" : refresh.fingerprint());
    return accepted.answer().replayed() ? tokens.again() : tokens;
  }

  private final class Rotation implements Command<LoadedSession, Refreshed> {

    private final Refresh refresh;
    private final RefreshToken token;
    private @Nullable Boolean tooMany;

    Rotation(Refresh refresh, RefreshToken token) {
      this.refresh = refresh;
      this.token = token;
    }

    /** A token that its session's nonce does not explain is nobody's. */
    @Override
    public Optional<LoadedSession> read(Connection connection) throws SQLException {
      return reads
          .session(connection, token.session())
          .filter(loaded -> refreshTokens.genuine(token, loaded.nonce()));
    }

    @Override
    public Decision<Refreshed> decide(LoadedSession loaded) {
      Presented presented =
          new Presented(
              token.generation(),
              refresh.via(),
              binding(loaded),
              refresh.asked().context(loaded.owner().key()));
      Decision<Refreshed> decision = RefreshDecision.decide(loaded.standing(), presented, limits);
      boolean repeats =
          decision instanceof Decision.Accepted<Refreshed> it && it.answer().replayed();
      return tooMany(loaded) && repeats
          ? Decision.refused(Refusal.TOO_MANY_REQUESTS, loaded.owner().account())
          : decision;
    }

    /** Counted once, however often it has to be decided. */
    private boolean tooMany(LoadedSession loaded) {
      Boolean known = tooMany;
      if (known == null) {
        known = rate.exceeded(loaded.session().id(), loaded.owner().now());
        tooMany = known;
      }
      return known;
    }

    private Presented.Binding binding(LoadedSession loaded) {
      if (refresh.fingerprint() == null) {
        return Presented.Binding.MISSING;
      }
      return Fingerprint.matches(
              loaded.session().opening().fingerprintHash(), refresh.fingerprint())
          ? Presented.Binding.RIGHT
          : Presented.Binding.WRONG;
    }

    @Override
    public Request request(LoadedSession loaded) {
      Actor holder = new Actor.User(loaded.owner().account().id());
      return new Request(
          Lineage.root(refresh.asked().correlation(), holder), refresh.asked().client(null));
    }
  }
}

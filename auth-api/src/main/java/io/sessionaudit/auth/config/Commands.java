package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.sessionaudit.auth.anchor.Soundness;
import io.sessionaudit.auth.append.AccountCreation;
import io.sessionaudit.auth.append.Clients;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Gate;
import io.sessionaudit.auth.append.GuessCounters;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Strangers;
import io.sessionaudit.auth.command.AdminRevocations;
import io.sessionaudit.auth.command.Authenticate;
import io.sessionaudit.auth.command.AuthenticateClient;
import io.sessionaudit.auth.command.ChangePassword;
import io.sessionaudit.auth.command.ClientRevocations;
import io.sessionaudit.auth.command.CreateUser;
import io.sessionaudit.auth.command.EndSession;
import io.sessionaudit.auth.command.ExpireSession;
import io.sessionaudit.auth.command.FailedSignIns;
import io.sessionaudit.auth.command.HandOut;
import io.sessionaudit.auth.command.Introspect;
import io.sessionaudit.auth.command.OwnSessions;
import io.sessionaudit.auth.command.RevokeUser;
import io.sessionaudit.auth.command.RotateToken;
import io.sessionaudit.auth.command.SignIn;
import io.sessionaudit.auth.command.SignInThrottle;
import io.sessionaudit.auth.command.SignOut;
import io.sessionaudit.auth.command.SignOutEverywhere;
import io.sessionaudit.auth.credential.AccessTokens;
import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.guard.token.TokenVerifier;
import io.sessionaudit.personal.LookupKey;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The commands, put together. */
@Factory
final class Commands {

  @Singleton
  HandOut handOut(AccessTokens accessTokens, RefreshTokens refreshTokens) {
    return new HandOut(accessTokens, refreshTokens);
  }

  @Bean(preDestroy = "close")
  @Singleton
  FailedSignIns failedSignIns(
      Execution execution, Reads reads, Strangers strangers, LookupKey lookupKey) {
    return new FailedSignIns(execution, reads, strangers, lookupKey);
  }

  @Singleton
  SignIn signIn(
      Execution execution,
      Reads reads,
      LookupKey lookupKey,
      Gate gate,
      SignInThrottle throttle,
      Passwords passwords,
      RefreshTokens refreshTokens,
      SignOut signOut,
      HandOut handOut,
      FailedSignIns failures,
      Limits limits) {
    return new SignIn(
        execution,
        reads,
        lookupKey,
        gate,
        throttle,
        passwords,
        refreshTokens,
        signOut,
        handOut,
        failures,
        limits);
  }

  @Singleton
  Gate gate() {
    return new Gate();
  }

  @Singleton
  SignInThrottle signInThrottle(Pool pool, Gate gate, GuessingSettings settings) {
    return new SignInThrottle(
        new GuessCounters(pool.dataSource(), gate), settings.name(), settings.network());
  }

  @Singleton
  ChangePassword changePassword(
      Execution execution,
      Reads reads,
      SignInThrottle throttle,
      Passwords passwords,
      HandOut handOut,
      FailedSignIns failures,
      Limits limits) {
    return new ChangePassword(execution, reads, throttle, passwords, handOut, failures, limits);
  }

  @Singleton
  RotateToken rotateToken(
      Execution execution,
      Reads reads,
      RefreshTokens refreshTokens,
      HandOut handOut,
      Limits limits,
      Soundness soundness) {
    return new RotateToken(
        execution, reads, refreshTokens, handOut, limits, soundness::provenWrong);
  }

  @Singleton
  EndSession endSession(Execution execution, Reads reads) {
    return new EndSession(execution, reads);
  }

  @Singleton
  ExpireSession expireSession(Execution execution, Reads reads) {
    return new ExpireSession(execution, reads);
  }

  @Singleton
  SignOut signOut(EndSession endSession, RefreshTokens refreshTokens) {
    return new SignOut(endSession, refreshTokens);
  }

  @Singleton
  SignOutEverywhere signOutEverywhere(Execution execution, Reads reads) {
    return new SignOutEverywhere(execution, reads);
  }

  @Singleton
  RevokeUser revokeUser(Execution execution, Reads reads) {
    return new RevokeUser(execution, reads);
  }

  @Singleton
  AdminRevocations adminRevocations(RevokeUser revokeUser, EndSession endSession) {
    return new AdminRevocations(revokeUser, endSession);
  }

  @Singleton
  ClientRevocations clientRevocations(
      EndSession endSession, RefreshTokens refreshTokens, Authenticate authenticate) {
    return new ClientRevocations(endSession, refreshTokens, authenticate);
  }

  @Singleton
  Authenticate authenticate(Execution execution, Reads reads, TokenVerifier verifier) {
    return new Authenticate(execution, reads, verifier, InstantSource.system());
  }

  @Singleton
  AuthenticateClient authenticateClient(Clients clients) {
    return new AuthenticateClient(clients);
  }

  @Singleton
  Introspect introspect(
      Execution execution, Reads reads, Authenticate authenticate, RefreshTokens refreshTokens) {
    return new Introspect(execution, reads, authenticate, refreshTokens);
  }

  @Singleton
  OwnSessions ownSessions(Execution execution, Reads reads) {
    return new OwnSessions(execution, reads);
  }

  @Singleton
  CreateUser createUser(
      AccountCreation creation,
      LookupKey lookupKey,
      Passwords passwords,
      Authenticate authenticate) {
    return new CreateUser(creation, lookupKey, passwords, authenticate);
  }
}

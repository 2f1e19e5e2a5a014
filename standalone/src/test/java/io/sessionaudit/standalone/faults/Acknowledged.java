package io.sessionaudit.standalone.faults;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.faults.Site.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the platform has said and so must never forget. Safe for use by many threads. */
final class Acknowledged {

  private final Map<SessionId, Held> sessions = new ConcurrentHashMap<>();
  private final Set<TokenId> tokens = ConcurrentHashMap.newKeySet();
  private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();
  private final Map<UserId, Integer> revokedThrough = new ConcurrentHashMap<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();

  /**
   * A session, and the newest credentials that were handed out for it.
   *
   * @param epoch number of the sign-in
   */
  record Held(UserId user, TokenId token, int epoch, Browser browser) {}

  /** Signs in. */
  void signIn(User user, Browser browser) {
    user.signIn(browser).expect(200);
    handedOut(user.id(), browser);
  }

  /** A sign-in or a refresh was answered with 200. */
  void handedOut(UserId user, Browser browser) {
    Fields claims = browser.claims();
    TokenId token = claims.text("jti", TokenId::of);
    tokens.add(token);
    sessions.put(token.session(), new Held(user, token, claims.count("epoch"), browser.copy()));
  }

  /** A logout was answered with 204. */
  void ended(SessionId session) {
    ended.add(session);
  }

  /** A logout-all was answered with 200. */
  void revoked(UserId user, Fields answer) {
    revokedThrough.merge(user, answer.count("revokedThrough"), Math::max);
    String event = answer.textOrNull("event");
    if (event != null) {
      events.add(event);
    }
  }

  Set<TokenId> tokens() {
    return tokens;
  }

  /** Ids of events that were named in an answer. */
  Set<String> events() {
    return events;
  }

  Map<UserId, Integer> revokedThrough() {
    return revokedThrough;
  }

  /** Those whose end was acknowledged, one way or the other. */
  List<Held> dead() {
    List<Held> dead = new ArrayList<>(sessions.values());
    dead.removeIf(it ->
        !ended.contains(it.token().session())
            && it.epoch() > revokedThrough.getOrDefault(it.user(), 0));
    return dead;
  }

  /** Those whose end was not acknowledged; it may have been asked for. */
  List<Held> perhapsAlive() {
    List<Held> rest = new ArrayList<>(sessions.values());
    rest.removeAll(dead());
    return rest;
  }
}

package io.sessionaudit.workload.check;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Every answer, as far as the platform may never go back on it. Safe for use by many threads. */
public final class Notes {

  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Map<TokenId, UserId> tokens = new ConcurrentHashMap<>();
  private final Map<SessionId, Ended> ended = new ConcurrentHashMap<>();
  private final Map<UserId, Integer> revokedThrough = new ConcurrentHashMap<>();
  private final Map<UserId, Integer> stolen = new ConcurrentHashMap<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

  /** A sign-in or a refresh was answered with 200. */
  public void handedOut(UserId user, TokenId token) {
    tokens.put(token, user);
    acknowledged.increment();
  }

  /**
   * A session whose owner signed out.
   *
   * @param epoch number of the sign-in
   */
  public record Ended(UserId user, int epoch) {}

  /** A logout was answered with 204. */
  public void ended(UserId user, SessionId session, int epoch) {
    ended.put(session, new Ended(user, epoch));
    acknowledged.increment();
  }

  /** A logout-all was answered with 200. */
  public void revoked(UserId user, int through) {
    revokedThrough.merge(user, through, Math::max);
    acknowledged.increment();
  }

  /** A spent token was presented by somebody else, and it was noticed. */
  public void stolen(UserId user, int epoch) {
    stolen.merge(user, epoch, Math::max);
    acknowledged.increment();
  }

  /** An answer named this event. */
  public void event(String id) {
    events.add(id);
  }

  /** The platform said: not now. */
  public void refused() {
    refused.increment();
  }

  /** A token was let in after its revocation was acknowledged, later than may be. */
  public void accepted(String what) {
    accepted.add(what);
  }

  /** An answer that no client may get. */
  public void unexpected(String answer) {
    unexpected.add(answer);
  }

  /** How many answers promised something. */
  public long acknowledged() {
    return acknowledged.sum();
  }

  /** How many were put off. */
  public long refusals() {
    return refused.sum();
  }

  /** Tokens that were handed out, and whose they are. */
  public Map<TokenId, UserId> tokens() {
    return Map.copyOf(tokens);
  }

  /** Sessions whose owner signed out. */
  public Map<SessionId, Ended> ended() {
    return Map.copyOf(ended);
  }

  /** Highest number of a sign-in that its owner ended by signing out everywhere. */
  public Map<UserId, Integer> revokedThrough() {
    return Map.copyOf(revokedThrough);
  }

  /** Highest number of a sign-in whose theft was noticed. */
  public Map<UserId, Integer> stolen() {
    return Map.copyOf(stolen);
  }

  /** Ids of events that were named in an answer. */
  public Set<String> events() {
    return Set.copyOf(events);
  }

  /** Tokens that were let in although dead, as sentences. */
  public List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** Answers that no client may get, as text. */
  public List<String> unexpected() {
    return List.copyOf(unexpected);
  }
}

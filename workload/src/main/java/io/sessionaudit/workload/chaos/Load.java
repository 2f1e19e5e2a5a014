package io.sessionaudit.workload.chaos;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.workload.check.Notes;
import io.sessionaudit.workload.client.Answer;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.client.NotSentException;
import io.sessionaudit.workload.client.User;
import io.sessionaudit.workload.fleet.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Clients of a few users who sign in, refresh, sign out, sign out everywhere, and steal from each
 * other, until they are told to stop. Every answer is noted. A request that nobody took, or that
 * was put off, is made again; one without an answer promises nothing, and its session is left
 * alone.
 */
final class Load implements AutoCloseable {

  private static final Duration BREATH = Duration.ofMillis(100);

  private static final int MOST_REFRESHES = 40;
  private static final int MOST_TRIES = 10;

  /** Between two requests: faults shall find work under way, and services the time to start. */
  private static final Duration THOUGHT = Duration.ofMillis(100);

  private final Crowd crowd;
  private final List<User> users;
  private final Notes notes;
  private final Guard guard;
  private final List<Thread> clients = new ArrayList<>();
  private final ReadWriteLock turn = new ReentrantReadWriteLock(true);
  private volatile boolean stopping;

  private Load(Crowd crowd, List<User> users, Notes notes, Guard guard) {
    this.crowd = crowd;
    this.users = users;
    this.notes = notes;
    this.guard = guard;
  }

  /** Starts as many clients, each with a random sequence of its own from the seed. */
  static Load start(Crowd crowd, Notes notes, Guard guard, int clients, long seed) {
    Load load = new Load(crowd, crowd.newUsers(clients), notes, guard);
    for (int client = 0; client < clients; client++) {
      Random random = new Random(seed + client);
      load.clients.add(Thread.ofVirtual().name("client").start(() -> load.run(random)));
    }
    return load;
  }

  /** Lets everybody finish what he is doing, guards too, and nobody go on until this is closed. */
  Pause pause() {
    turn.writeLock().lock();
    guard.awaitAll();
    return turn.writeLock()::unlock;
  }

  /** Nobody calls while it is open. */
  interface Pause extends AutoCloseable {
    @Override
    void close();
  }

  private void run(Random random) {
    while (!stopping) {
      try {
        session(random, users.get(random.nextInt(users.size())));
      } catch (NoAnswerException _) {
        Patience.pause(BREATH);
      } catch (RuntimeException failure) {
        notes.unexpected(failure.toString());
        Patience.pause(BREATH);
      }
    }
  }

  /** One sign-in and what comes of it; another client may end it at any moment. */
  private void session(Random random, User user) throws NoAnswerException {
    Browser browser = crowd.browser();
    if (!handedOut(user, browser, () -> browser.signIn(user.name(), user.password()))) {
      return;
    }
    for (int refresh = random.nextInt(MOST_REFRESHES); refresh > 0; refresh--) {
      if (stopping || !refresh(user, browser)) {
        return;
      }
    }
    switch (random.nextInt(8)) {
      case 0, 1 -> signOut(user, browser);
      case 2 -> signOutEverywhere(user, browser);
      case 3 -> steal(user, browser);
      default -> {} // walks away
    }
  }

  private boolean refresh(User user, Browser browser) throws NoAnswerException {
    return handedOut(user, browser, browser::refresh);
  }

  /**
   * Whether there is a new token; until then, or until it is clear that there will be none. What
   * was put off may have been stored all the same, where the connection was cut behind the commit:
   * then the next try presents a token that is spent, which without a window is reuse.
   */
  private boolean handedOut(User user, Browser browser, Request request) throws NoAnswerException {
    boolean putOff = false;
    while (!stopping) {
      boolean mayBeSpent = putOff;
      Outcome outcome =
          inTurn(() -> {
            Answer answer = request.send();
            if (answer.status() == 200) {
              notes.handedOut(user.id(), browser.token());
              return Outcome.DONE;
            }
            if (mayBeSpent && answer.is(401, "reuse_detected")) {
              noteReuse(user, browser, answer);
              return Outcome.OVER;
            }
            return refused(answer);
          });
      if (!outcome.again()) {
        return outcome == Outcome.DONE;
      }
      putOff |= outcome == Outcome.PUT_OFF;
      Patience.pause(BREATH);
    }
    return false;
  }

  private void signOut(User user, Browser browser) throws NoAnswerException {
    TokenId token = browser.token();
    SessionId session = token.session();
    int epoch = browser.claims().count("epoch");
    Browser dead = browser.copy();
    Outcome outcome =
        inTurn(() -> {
          Answer answer = browser.signOut();
          if (answer.status() != 204) {
            return refused(answer);
          }
          notes.ended(user.id(), session, epoch);
          return Outcome.DONE;
        });
    if (outcome == Outcome.DONE) {
      expectDead(dead);
    }
  }

  private void signOutEverywhere(User user, Browser browser) throws NoAnswerException {
    Browser dead = browser.copy();
    Outcome outcome =
        inTurn(() -> {
          Answer answer = browser.signOutEverywhere();
          if (answer.status() != 200) {
            return refused(answer);
          }
          notes.revoked(user.id(), answer.json().count("revokedThrough"));
          noteEvent(answer, "event");
          return Outcome.DONE;
        });
    if (outcome == Outcome.DONE) {
      expectDead(dead);
    }
  }

  /** A copy of a token that its owner has spent since, presented from another device. */
  private void steal(User user, Browser browser) throws NoAnswerException {
    Browser thief = browser.copy(Browser.PHONE);
    if (!refresh(user, browser)) {
      return;
    }
    Outcome outcome =
        inTurn(() -> {
          Answer answer = thief.refresh();
          if (answer.is(401, "reuse_detected")) {
            noteReuse(user, browser, answer);
            return Outcome.DONE;
          }
          return refused(answer);
        });
    if (outcome == Outcome.DONE) {
      expectDead(browser);
    }
  }

  private void noteReuse(User user, Browser owner, Answer answer) {
    notes.stolen(user.id(), owner.claims().count("epoch"));
    noteEvent(answer, "incident");
  }

  private void noteEvent(Answer answer, String field) {
    String event = answer.json().textOrNull(field);
    if (event != null) {
      notes.event(event);
    }
  }

  /** At once at every auth API, within its bound at a guard. */
  private void expectDead(Browser dead) throws NoAnswerException {
    guard.expectRefusalSoon(dead.copy());
    for (Browser there : crowd.everywhere(dead)) {
      expectDeadAt(there);
    }
  }

  /** An auth API that is away for longer than a moment cannot be asked. */
  private void expectDeadAt(Browser dead) throws NoAnswerException {
    Outcome outcome = Outcome.PUT_OFF;
    for (int tries = 0; outcome.again() && tries < MOST_TRIES && !stopping; tries++) {
      outcome =
          inTurn(() -> {
            Answer answer = dead.copy().refresh();
            if (answer.status() == 200) {
              notes.accepted("a refresh with " + dead.token() + " after its end was acknowledged");
              return Outcome.OVER;
            }
            return refused(answer);
          });
    }
  }

  /** An end that somebody else brought about, or a moment in which nothing can be stored. */
  private Outcome refused(Answer answer) {
    if (answer.is(503, "unavailable")) {
      notes.refused();
      return Outcome.PUT_OFF;
    }
    if (!answer.is(401, "session_revoked")) {
      notes.unexpected(answer.status() + " " + answer.body());
    }
    return Outcome.OVER;
  }

  private enum Outcome {
    DONE,
    /** Nothing is promised, and perhaps it was done; it may be asked for again. */
    PUT_OFF,
    /** Nobody has heard of it. */
    NOT_SENT,
    /** The session has ended. */
    OVER;

    boolean again() {
      return this == PUT_OFF || this == NOT_SENT;
    }
  }

  private interface Request {
    Answer send() throws NoAnswerException;
  }

  private interface Step {
    Outcome take() throws NoAnswerException;
  }

  /** A request and what is noted of its answer are one step; pauses lie between steps. */
  private Outcome inTurn(Step step) throws NoAnswerException {
    Patience.pause(THOUGHT);
    turn.readLock().lock();
    try {
      return step.take();
    } catch (NotSentException _) {
      return Outcome.NOT_SENT;
    } finally {
      turn.readLock().unlock();
    }
  }

  @Override
  public void close() {
    stopping = true;
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}

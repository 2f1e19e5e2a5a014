package io.sessionaudit.standalone.faults;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.standalone.faults.Browser.Answer;
import io.sessionaudit.standalone.faults.Site.User;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Several clients of a few users who sign in, refresh, sign out, and sign out everywhere, until
 * they are told to stop or the platform is gone. Every answer is noted.
 */
final class Load {

  private final Site site;
  private final List<User> users;
  private final Acknowledged acknowledged;
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopping;

  private Load(Site site, List<User> users, Acknowledged acknowledged) {
    this.site = site;
    this.users = users;
    this.acknowledged = acknowledged;
  }

  /** Starts as many clients, each with a random sequence of its own from the seed. */
  static Load start(
      Site site, List<User> users, Acknowledged acknowledged, int clients, long seed) {
    Load load = new Load(site, users, acknowledged);
    for (int client = 0; client < clients; client++) {
      Random random = new Random(seed + client);
      load.clients.add(Thread.ofVirtual().name("client").start(() -> load.run(random)));
    }
    return load;
  }

  private void run(Random random) {
    try {
      while (!stopping) {
        session(random, users.get(random.nextInt(users.size())));
      }
    } catch (UncheckedIOException gone) {
      // No answer, so nothing was acknowledged.
    } catch (RuntimeException | AssertionError surprise) {
      surprises.add(surprise.toString());
    }
  }

  /** One sign-in and what comes of it; another client may end it at any moment. */
  private void session(Random random, User user) {
    Browser browser = site.browser();
    acknowledged.signIn(user, browser);
    SessionId session = browser.claims().text("sid", SessionId::of);
    for (int refresh = random.nextInt(20); refresh > 0 && !stopping; refresh--) {
      if (!refresh(user, browser)) {
        return;
      }
    }
    switch (random.nextInt(4)) {
      case 0 -> signOutEverywhere(user, browser);
      case 1 -> {
        browser.signOut().expect(204);
        acknowledged.ended(session);
      }
      default -> {} // walks away
    }
  }

  private boolean refresh(User user, Browser browser) {
    Answer answer = browser.refresh();
    if (answer.status() == 401) {
      answer.expect(401, "session_revoked");
      return false;
    }
    answer.expect(200);
    acknowledged.handedOut(user.id(), browser);
    return true;
  }

  private void signOutEverywhere(User user, Browser browser) {
    Answer answer = browser.signOutEverywhere();
    if (answer.status() == 401) {
      answer.expect(401, "session_revoked");
    } else {
      acknowledged.revoked(user.id(), answer.expect(200).json());
    }
  }

  /** Answers that no client may get, as text. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** Lets every client finish what it is doing. */
  void stop() {
    stopping = true;
    awaitEnd();
  }

  /** Returns when no client has anybody to talk to any more. */
  void awaitEnd() {
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}

package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.Answer;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.client.ServiceClient;
import io.sessionaudit.workload.client.User;
import io.sessionaudit.workload.fleet.FleetException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Signed-in browsers of different users, each used by one worker at a time. */
final class Sessions {

  private final Crowd crowd;
  private final List<User> guests;
  private final ServiceClient service;
  private final BlockingQueue<Browser> idle = new LinkedBlockingQueue<>();
  private int next;

  /**
   * Signs everybody in.
   *
   * @param regulars have one session each, which lives on
   * @param guests sign in and out meanwhile, and are stolen from
   */
  Sessions(Crowd crowd, List<User> regulars, List<User> guests, ServiceClient service) {
    this.crowd = crowd;
    this.guests = guests;
    this.service = service;
    regulars.forEach(user -> idle.add(signedIn(user)));
  }

  /** One guest after the other. */
  synchronized User nextGuest() {
    return guests.get(next++ % guests.size());
  }

  Browser signedIn(User user) {
    return crowd.signIn(user);
  }

  /** One session rotates. */
  void refresh() throws NoAnswerException {
    Browser browser = take();
    Answer _ = browser.refresh().expect(200);
    giveBack(browser);
  }

  /** A service asks about one session's token. */
  void introspect() throws NoAnswerException {
    Browser browser = take();
    Answer answer = service.introspect(browser.accessToken()).expect(200);
    if (!answer.body().contains("\"active\":true")) {
      throw new FleetException("A live token is said to be dead: " + answer.body());
    }
    giveBack(browser);
  }

  /** Somebody signs in. */
  void signIn() {
    Browser _ = signedIn(nextGuest());
  }

  /** Back to the others. */
  void giveBack(Browser browser) {
    idle.add(browser);
  }

  /** One that nobody else uses until it is given back; waits for one. */
  Browser take() {
    try {
      return idle.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }
}

package io.sessionaudit.auth.http;

import io.sessionaudit.testkit.Database;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What two calls answered: the one that was held before its commit, and the one behind it. */
record TwoCalls(Browser.Answer held, Browser.Answer behind) {

  /**
   * Holds the first call between its row changes and its commit, until the second one waits for it.
   *
   * @param type of the event that the first call records
   */
  static TwoCalls inOrder(
      Database database,
      String type,
      Callable<Browser.Answer> first,
      Callable<Browser.Answer> second)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Browser.Answer> held;
      Future<Browser.Answer> behind;
      try (HeldWrites writes = HeldWrites.of(database, type)) {
        held = threads.submit(first);
        writes.awaitWaiting(1);
        behind = threads.submit(second);
        writes.awaitWaiting(2);
      }
      return new TwoCalls(held.get(), behind.get());
    }
  }

  /** The same browser, at another instance. */
  static Browser at(URI url, Browser like) {
    return new Browser(url)
        .withRefresh(like.refreshToken())
        .withFingerprint(like.fingerprint())
        .withAccessToken(like.accessToken());
  }
}

package io.sessionaudit.guard.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's key set (RFC 7517) from its address, kept in memory: while the issuer is away the
 * last set stands. Fetched anew every few minutes, so that a key that was withdrawn is forgotten,
 * and when a token names a key that is not in it, at most every 30 s whatever strangers send.
 */
public final class RemoteKeys implements VerificationKeys, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
  private static final Duration UNKNOWN_KEY_EVERY = Duration.ofSeconds(30);
  private static final Duration RENEW_EVERY = Duration.ofMinutes(5);
  private static final Duration FIRST_EVERY = Duration.ofSeconds(1);

  private final URI address;
  private final Runnable whenChanged;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(KeySetRequest.TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ReentrantLock fetching = new ReentrantLock();
  private final Thread renewing =
      Thread.ofVirtual().name("session-guard-keys").unstarted(this::renew);
  private volatile Map<String, TimedKey> keys = Map.of();
  private long askedNanos = System.nanoTime() - UNKNOWN_KEY_EVERY.toNanos();

  private RemoteKeys(URI address, Runnable whenChanged) {
    this.address = address;
    this.whenChanged = whenChanged;
  }

  /**
   * Begins to fetch; returns at once. The issuer need not be there yet.
   *
   * @param whenChanged run after the set became another one: what was verified before may not be
   *     any more
   */
  public static RemoteKeys start(URI address, Runnable whenChanged) {
    RemoteKeys keys = new RemoteKeys(address, whenChanged);
    keys.renewing.start();
    return keys;
  }

  /** Whether there was ever an answer. */
  public boolean isLoaded() {
    return !keys.isEmpty();
  }

  /** May wait a few seconds for the issuer, at most once every 30 s. */
  @Override
  public @Nullable ECPublicKey find(String kid) {
    TimedKey key = keys.get(kid);
    if (key == null && isLoaded()) {
      fetch(UNKNOWN_KEY_EVERY);
      key = keys.get(kid);
    }
    return key != null && key.counts(Instant.now()) ? key.key() : null;
  }

  private void renew() {
    try {
      while (true) {
        fetch(Duration.ZERO);
        Thread.sleep(isLoaded() ? RENEW_EVERY : FIRST_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the issuer, unless somebody did so within the given time. */
  private void fetch(Duration atMostEvery) {
    fetching.lock();
    try {
      long now = System.nanoTime();
      if (now - askedNanos >= atMostEvery.toNanos()) {
        askedNanos = now;
        replace(KeySetRequest.send(http, address));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("No key set from {}: {}", address, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      fetching.unlock();
    }
  }

  private void replace(Map<String, TimedKey> fetched) {
    if (!fetched.equals(keys)) {
      LOG.info("The issuer's keys are {}", fetched.keySet());
      keys = fetched;
      whenChanged.run();
    }
  }

  @Override
  public void close() {
    renewing.interrupt();
    http.shutdownNow();
  }
}

package io.sessionaudit.auth.credential;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the key files again and again, so that a rotation needs no restart. */
public final class KeyRenewal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRenewal.class);

  private final KeyFiles keys;
  private final Duration every;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("key-renewal").unstarted(this::loop);
  private volatile boolean unreadable;

  private KeyRenewal(KeyFiles keys, Duration every) {
    this.keys = keys;
    this.every = every;
  }

  /** Begins. */
  public static KeyRenewal start(KeyFiles keys, Duration every, MeterRegistry registry) {
    KeyRenewal renewal = new KeyRenewal(keys, every);
    Gauge.builder("session.audit.keys.unreadable", renewal, it -> it.unreadable ? 1 : 0)
        .description("ALARM if 1: the key files cannot be read, the keys read before are in use")
        .strongReference(true)
        .register(registry);
    renewal.thread.start();
    return renewal;
  }

  private void loop() {
    try {
      String signing = keys.signing().signing().getKeyID();
      while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        renew();
        String now = keys.signing().signing().getKeyID();
        if (!now.equals(signing)) {
          LOG.info("Access tokens are signed with key {} from now on", now);
          signing = now;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      keys.renew();
      unreadable = false;
    } catch (KeyFileException e) {
      if (!unreadable) {
        LOG.error("The keys that were read before stay in use", e);
      }
      unreadable = true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}

package io.sessionaudit.guard.view;

import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.FeedRecord;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.guard.token.Refusal;
import io.sessionaudit.guard.view.GuardClock.Tick;
import io.sessionaudit.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the feed has said so far, and whether that is recent enough to decide with. One thread
 * feeds it, any number asks.
 */
public final class RevocationView {

  private static final Logger LOG = LoggerFactory.getLogger(RevocationView.class);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

  private final GuardClock clock;
  private final long boundMillis;
  private final Freshness freshness;
  private final RevocationNumbers numbers = new RevocationNumbers();
  private final FeedCounts counts = new FeedCounts();
  private Instant forgotten = Instant.EPOCH;
  private volatile @Nullable Doubt doubt;
  private volatile @Nullable Tick topicSeen;
  private volatile boolean loaded;

  /**
   * An empty view.
   *
   * @param bound on the age of news
   */
  public RevocationView(Duration bound) {
    this(bound, GuardClock.SYSTEM);
  }

  RevocationView(Duration bound, GuardClock clock) {
    this.clock = clock;
    this.boundMillis = bound.toMillis();
    this.freshness = new Freshness(bound);
  }

  /** Null if the token counts. Neither locks nor waits. */
  public @Nullable Refusal judge(AccessToken token) {
    return readiness() == Readiness.READY ? numbers.judge(token) : Refusal.REVOCATIONS_STALE;
  }

  /** Whether {@link #judge} decides anything now. */
  public Readiness readiness() {
    Tick now = clock.read();
    if (!loaded) {
      return Readiness.LOADING;
    }
    if (doubt != null) {
      return Readiness.UNREADABLE;
    }
    long age = age(now);
    if (age == Long.MAX_VALUE) {
      return Readiness.LOADING;
    }
    return age <= boundMillis ? Readiness.READY : Readiness.STALE;
  }

  /** The issuer's time, as far as it is known; before that our own. */
  public Instant now() {
    return freshness.databaseTime(clock.read());
  }

  /** Age of the news in milliseconds, {@link Long#MAX_VALUE} while there are none. */
  public long newsAge() {
    return age(clock.read());
  }

  /** Users and sessions that some living token could be hit by. */
  public int entries() {
    return numbers.entries();
  }

  /** What came in so far. */
  public FeedCounts counts() {
    return counts;
  }

  Tick tick() {
    return clock.read();
  }

  /** Nothing is served until the topic was read again. The numbers stay: they only rise. */
  void reload() {
    counts.reloading();
    loaded = false;
    topicSeen = null;
    doubt = null;
    freshness.reset();
  }

  /** All records in front of the end offset that was asked for are in. */
  void loaded() {
    loaded = true;
  }

  boolean wantsProof() {
    return loaded && freshness.wantsProof(clock.read());
  }

  void prove(long endOffset, Tick asked) {
    freshness.prove(endOffset, asked);
  }

  /** The topic was still the same one when it was asked at that moment. */
  void topicSeen(Tick asked) {
    topicSeen = asked;
  }

  /** Takes one record in. */
  void take(ConsumerRecord<byte[], byte[]> item) {
    switch (read(item)) {
      case null -> {}
      case Revocation it -> take(it);
      case Watermark it -> take(it, item.offset());
    }
  }

  private void take(Revocation revocation) {
    boolean news = numbers.apply(revocation);
    counts.revocation();
    if (loaded && news) {
      Instant decided = revocation.until().minus(Revocation.REMEMBERED);
      counts.propagated(Duration.between(decided, now()));
    }
  }

  private void take(Watermark watermark, long offset) {
    if (!freshness.hear(watermark, offset, clock.read())) {
      counts.replacedTerm();
      return;
    }
    if (doubt != null && doubt.endsWith(watermark)) {
      doubt = null;
      LOG.info("The unreadable record of the revocation feed cannot matter any more");
    }
    if (loaded && watermark.now().isAfter(forgotten.plus(FORGET_EVERY))) {
      forgotten = watermark.now();
      numbers.forget(forgotten);
    }
  }

  private @Nullable FeedRecord read(ConsumerRecord<byte[], byte[]> item) {
    try {
      return FeedFormat.read(item.key(), item.value());
    } catch (MalformedJsonException e) {
      unreadable(item, e);
      return null;
    }
  }

  /** A watermark that is lost makes us stale by itself; anything else may be a revocation. */
  private void unreadable(ConsumerRecord<byte[], byte[]> item, MalformedJsonException cause) {
    counts.unreadableOne();
    LOG.error("Offset {} of the revocation feed cannot be read", item.offset(), cause);
    byte[] key = item.key();
    if (key == null || !new String(key, StandardCharsets.UTF_8).equals("watermark")) {
      doubt = new Doubt(Instant.ofEpochMilli(item.timestamp()), freshness.term());
    }
  }

  private long age(Tick now) {
    Tick seen = topicSeen;
    return seen == null ? Long.MAX_VALUE : Math.max(freshness.age(now), now.since(seen));
  }
}

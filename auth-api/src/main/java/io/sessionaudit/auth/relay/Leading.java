package io.sessionaudit.auth.relay;

import io.sessionaudit.feed.Watermark;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One term as the leader, in the relay's thread: refill the feed, then read and send, read and
 * send. Any failure ends it; the next term starts at the floor.
 */
final class Leading {

  /**
   * A backlog that keeps the feed silent for so many watermarks is overtaken by the revocations in
   * it. By default two seconds: well below the age at which guards stop trusting the feed.
   */
  private static final int LONGEST_SILENCE = 5;

  private final JournalConnection journal;
  private final Comparison comparison;
  private final JournalReader reader;
  private final Lease lease;
  private final Publisher publisher;
  private final TopicWatch topics;
  private final RelaySettings settings;
  private final Watermarks watermarks;
  private Holes holes;
  private @Nullable Refill refill;
  private long floor;
  private boolean compared;
  private @Nullable String logTopic;
  private @Nullable Instant waiting;
  private @Nullable Instant freshAsOf;

  Leading(
      JournalConnection journal,
      Comparison comparison,
      JournalReader reader,
      Lease lease,
      Publisher publisher,
      TopicWatch topics,
      RelaySettings settings) {
    this.journal = journal;
    this.comparison = comparison;
    this.reader = reader;
    this.lease = lease;
    this.publisher = publisher;
    this.topics = topics;
    this.settings = settings;
    this.watermarks = new Watermarks(lease.term(), settings.watermark(), System.nanoTime());
    this.holes = Holes.above(lease.floor());
    this.floor = lease.floor();
    this.refill = Refill.all(settings.batch());
  }

  /** Until closed, or until the lease is lost. */
  void run(BooleanSupplier open, WakeUp wakeUp, Consumer<RelayStatus> report) throws SQLException {
    while (open.getAsBoolean() && lease.held()) {
      long start = System.nanoTime();
      boolean ready = publisher.ready();
      if (lease.renewalDue()) {
        if (compared && reader.newest() < holes.high()) {
          // Put back under this very connection: what is new has ids that were read already.
          throw new DatabaseWentBackException();
        }
        waiting = ready ? null : reader.oldestAbove(floor);
        if (!lease.renew(floor, reach())) {
          return;
        }
      }
      publisher.check();
      if (ready) {
        compareOnce();
      }
      boolean more = ready && publisher.hasRoom() && step();
      sayHowFresh();
      settle();
      report.accept(status());
      if (!more) {
        wakeUp.sleep(start, settings.spacing(), settings.poll());
      }
    }
  }

  /** Before anything is sent over this connection. */
  private void compareOnce() throws SQLException {
    if (compared) {
      return;
    }
    LogReach log = topics.log();
    lease.reach().lostBy(log).ifPresent(Leading::stop);
    publisher.log().begin(lease.reach());
    logTopic = log.topic();
    if (!comparison.isSound(journal.connection())) {
      throw new DatabaseWentBackException();
    }
    compared = true;
  }

  private static void stop(String reason) {
    throw new LogCutException(reason);
  }

  /** How far the log reached by what this term knows, in the topic that it began with. */
  LogReach reach() {
    return compared ? publisher.log().reach(logTopic) : lease.reach();
  }

  /** Returns whether there is more to do at once. */
  private boolean step() throws SQLException {
    refillPage();
    Reading reading = reader.read(holes);
    holes = holes.afterRead(reading.ids());
    if (!holes.open().isEmpty()) {
      holes = holes.afterWriters(reader.writers());
    }
    reading.rows().forEach(this::publish);
    if (refill == null && reading.complete()) {
      watermarks.looked(reading.asOf(), reading.nanos(), publisher.feed().sent());
    } else if (refill == null && isSilent(reading.nanos())) {
      refill = Refill.above(floor, settings.batch());
    }
    return refill != null || !reading.complete();
  }

  private boolean isSilent(long nanos) {
    Duration longest = settings.watermark().multipliedBy(LONGEST_SILENCE);
    return watermarks.silence(nanos).compareTo(longest) > 0;
  }

  private void refillPage() throws SQLException {
    Refill current = refill;
    if (current == null) {
      return;
    }
    current.page(journal.connection()).forEach(publisher::repeat);
    if (current.finished()) {
      refill = null;
      watermarks.looked(current.asOf(), current.nanos(), publisher.feed().sent());
    }
  }

  private void publish(JournalRow row) {
    if (row.feed() != null) {
      watermarks.revoked();
    }
    publisher.publish(row);
  }

  /**
   * The acknowledgement that a watermark waits for may be the very one that shows a loss, so the
   * loss is asked for after it was counted. A reader that waits for a second watermark of one term
   * never misses what was lost: the first one shows the loss, the second stands behind the refill.
   */
  private void sayHowFresh() {
    long acknowledged = publisher.feed().acknowledged();
    topics.look();
    noticeLoss();
    Watermark watermark = watermarks.take(acknowledged, System.nanoTime());
    if (watermark != null) {
      publisher.publish(watermark);
      freshAsOf = watermark.asOf();
    }
  }

  private void noticeLoss() {
    boolean cut = publisher.feed().takeCut();
    publisher.log().lost().ifPresent(Leading::stop);
    if (topics.logMadeAnew()) {
      stop("session-events was made anew: its events are gone");
    }
    if (topics.takeFeedMadeAnew() || cut) {
      watermarks.forget();
      refill = Refill.all(settings.batch());
    }
  }

  /** Only after a step that sent all it saw: what was read and not sent is not settled. */
  private void settle() {
    floor = Math.min(publisher.inFlight().lowest(), holes.lowestUnsettled()) - 1;
  }

  /** Waits a moment for what is on its way, so that the next leader need not repeat it. */
  void finish() {
    publisher.drain(Duration.ofSeconds(2));
    settle();
  }

  /** Every id up to it is acknowledged, or will never exist. */
  long floor() {
    return floor;
  }

  private RelayStatus status() {
    Instant oldest = publisher.inFlight().oldest();
    return new RelayStatus(
        true,
        lease.term(),
        floor,
        holes.high(),
        publisher.inFlight().size(),
        holes.open().size(),
        oldest == null ? waiting : oldest,
        freshAsOf,
        null);
  }
}

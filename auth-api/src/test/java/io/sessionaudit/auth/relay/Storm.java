package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.UserId;
import io.sessionaudit.testkit.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Concurrent writers over few streams. One transaction in ten rolls back, one in ten writes several
 * rows, one in ten is a revocation.
 */
final class Storm implements AutoCloseable {

  private final TestJournal journal;
  private final List<UserId> users = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> writers = new ArrayList<>();
  private final AtomicLong committed = new AtomicLong();
  private volatile boolean open = true;

  Storm(TestJournal journal, int streams) throws SQLException {
    this.journal = journal;
    for (int i = 0; i < streams; i++) {
      users.add(journal.newUser());
    }
  }

  /** Writers that go on until {@link #end}. */
  Storm blow(int writers) {
    return blow(writers, Integer.MAX_VALUE);
  }

  /** Writers that each commit so many rows, or a few more. */
  Storm blow(int writers, int rows) {
    for (int i = 0; i < writers; i++) {
      long seed = this.writers.size();
      this.writers.add(threads.submit(() -> write(new Random(seed), rows)));
    }
    return this;
  }

  private Void write(Random random, int most) throws SQLException {
    try (Connection connection = journal.connect()) {
      connection.setAutoCommit(false);
      for (int written = 0; open && written < most; ) {
        UserId user = users.get(random.nextInt(users.size()));
        int rows = random.nextInt(10) == 0 ? 3 : 1;
        for (int row = 0; row < rows; row++) {
          if (random.nextInt(10) == 0) {
            TestJournal.revoke(connection, user, Instant.now().plusSeconds(3_600));
          } else {
            TestJournal.append(connection, user);
          }
        }
        if (random.nextInt(10) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          written += rows;
          committed.addAndGet(rows);
        }
      }
    }
    return null;
  }

  /** Rows committed so far. */
  long committed() {
    return committed.get();
  }

  /** Ends the writers. */
  void end() throws ExecutionException, InterruptedException {
    open = false;
    settle();
  }

  /** Waits until the writers have committed what they were to commit. */
  void settle() throws ExecutionException, InterruptedException {
    for (Future<?> writer : writers) {
      writer.get();
    }
  }

  /** Every row that was committed arrives, and every stream is gapless and in order. */
  void arrivesInOrder(TopicTail events) throws SQLException {
    for (UserId user : users) {
      long version = journal.version(user);
      Eventually.holds(() -> assertThat(events.firstVersions(user)).hasSize((int) version));
      assertThat(events.firstVersions(user))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, version).boxed().toList());
    }
  }

  @Override
  public void close() {
    open = false;
    threads.close();
  }
}

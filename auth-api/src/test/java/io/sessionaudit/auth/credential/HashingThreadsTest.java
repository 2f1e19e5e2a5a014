package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingThreadsTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void open() {
    gate.countDown();
    callers.close();
  }

  private int hold() throws InterruptedException {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    gate.await();
    running.decrementAndGet();
    return done.incrementAndGet();
  }

  @Test
  void noMoreThanAgreedRunAtOnceAndTheRestWaits() throws Exception {
    try (HashingThreads threads = new HashingThreads(new HashingLimits(2, 6, LONG))) {
      List<Future<Turn<Integer>>> turns = new ArrayList<>();
      for (int caller = 0; caller < 8; caller++) {
        turns.add(callers.submit(() -> threads.run(this::hold)));
      }
      await().until(() -> running.get() == 2 && threads.waiting() == 6);
      assertThat(threads.run(this::hold)).isEqualTo(new Turn.Busy<>());
      gate.countDown();
      for (Future<Turn<Integer>> turn : turns) {
        assertThat(turn.get()).isInstanceOf(Turn.Taken.class);
      }
      assertThat(most).hasValue(2);
      assertThat(done).hasValue(8);
    }
  }

  @Test
  void whoWaitedTooLongIsToldAndHisWorkIsNeverDone() {
    try (HashingThreads threads =
        new HashingThreads(new HashingLimits(1, 1, Duration.ofMillis(50)))) {
      while (running.get() == 0) { // on a slow machine the first one may not even have begun
        assertThat(threads.run(this::hold)).isEqualTo(new Turn.Busy<>());
      }
      for (int caller = 0; caller < 3; caller++) {
        assertThat(threads.run(done::incrementAndGet)).isEqualTo(new Turn.Busy<>());
        assertThat(threads.waiting()).isZero();
      }
      gate.countDown();
      await().until(() -> done.get() == 1 && running.get() == 0);
    }
  }

  @Test
  void anInterruptedCallerGivesUpAndStaysInterrupted() throws Exception {
    try (HashingThreads threads = new HashingThreads(new HashingLimits(1, 1, LONG))) {
      Thread.currentThread().interrupt();
      assertThat(threads.run(this::hold)).isEqualTo(new Turn.Busy<>());
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whatFailsFailsTheCaller() {
    try (HashingThreads threads = new HashingThreads(new HashingLimits(1, 1, LONG))) {
      assertThatThrownBy(() ->
              threads.run(() -> {
                throw new OutOfMemoryError("no room for a hash");
              }))
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void afterTheEndEverybodyIsToldToComeBack() {
    HashingThreads threads = new HashingThreads(new HashingLimits(1, 1, LONG));
    threads.close();
    assertThat(threads.run(done::incrementAndGet)).isEqualTo(new Turn.Busy<>());
  }
}

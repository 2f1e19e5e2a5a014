package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WakeUpTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final WakeUp wakeUp = new WakeUp();

  @Test
  void aWakeUpBeforeTheSleepCounts() {
    wakeUp.wake();
    wakeUp.wake();
    wakeUp.sleep(System.nanoTime(), Duration.ZERO, LONG);
  }

  @Test
  void endsTheSleepOfAnotherThread() throws InterruptedException {
    Thread sleeper =
        Thread.ofVirtual().start(() -> wakeUp.sleep(System.nanoTime(), Duration.ZERO, LONG));
    wakeUp.wake();
    assertThat(sleeper.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void anInterruptedThreadDoesNotSleep() {
    Thread.currentThread().interrupt();
    wakeUp.sleep(System.nanoTime(), LONG, LONG);
    assertThat(Thread.interrupted()).isTrue();
  }
}

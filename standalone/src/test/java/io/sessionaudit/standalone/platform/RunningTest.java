package io.sessionaudit.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.testkit.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Running running =
      new Running(new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), false));
  private final List<String> ended = new CopyOnWriteArrayList<>();

  @Test
  void endsInTheOppositeOrder() {
    start("first");
    start("second");

    running.close();

    assertThat(ended).containsExactly("second", "first");
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().map(RunningTest::withoutTime))
        .containsExactly("first", "second", "stop second", "stop first");
  }

  @Test
  void endsTheOthersWhenOneFails() {
    start("first");
    running.start(
        "second",
        () ->
            () -> {
              throw new IllegalStateException("does not end");
            });

    running.close();

    assertThat(ended).containsExactly("first");
  }

  @Test
  void waitsForAStepThatIsUnderWayAndEndsWhatItStarted() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread starting =
        Thread.startVirtualThread(() ->
            running.start(
                "slow",
                () -> {
                  inside.countDown();
                  goOn.await();
                  return () -> ended.add("slow");
                }));
    inside.await();
    Thread closing = Thread.startVirtualThread(running::close);
    Eventually.holds(() -> assertThat(running.closing()).isTrue());
    goOn.countDown();
    starting.join();
    closing.join();

    assertThat(ended).containsExactly("slow");
  }

  @Test
  void startsNothingAfterTheEnd() {
    running.close();

    assertThatThrownBy(() -> start("late")).isInstanceOf(PlatformException.class);
    assertThat(printed.size()).isZero();
  }

  private void start(String name) {
    AutoCloseable _ = running.start(name, () -> () -> ended.add(name));
  }

  private static String withoutTime(String line) {
    return line.strip().replaceAll(" +[0-9.]+ s$", "");
  }
}

package io.sessionaudit.testkit;

import io.sessionaudit.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A program that runs a broker in a folder until it is killed. */
final class OneBroker {

  private OneBroker() {}

  @SuppressWarnings("resource") // the point is to be killed
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0);
    System.out.println("ready " + kafka.bootstrapServers());
    Thread.currentThread().join();
  }
}

package io.sessionaudit.workload.points;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Takes orders from standard input, one a line: {@code POINT occurrence claim}. When the giver of
 * orders is gone the process ends, so that none is left behind.
 */
final class Orders {

  private Orders() {}

  static void follow() {
    Thread.ofPlatform().daemon().name("orders").start(Orders::read);
  }

  private static void read() {
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] words = order.split(" ", 3);
        Trigger.arm(Point.valueOf(words[0]), Integer.parseInt(words[1]), Path.of(words[2]));
      }
    } catch (IOException _) {
      // The other end is gone: the same as the end of the stream.
    }
    Runtime.getRuntime().halt(Trigger.KILLED);
  }
}

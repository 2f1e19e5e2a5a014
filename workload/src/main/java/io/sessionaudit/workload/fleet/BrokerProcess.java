package io.sessionaudit.workload.fleet;

import io.sessionaudit.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker in a process of its own. */
final class BrokerProcess {

  private BrokerProcess() {}

  /**
   * Runs until the process is told to end, or until nobody holds its standard input any more.
   *
   * @param arguments folder, port, and a file that is made when it serves
   */
  public static void main(String[] arguments) throws IOException {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "shutdown"));
    Files.createFile(Path.of(arguments[2]));
    while (System.in.read() >= 0) {
      // Nobody says anything to a broker.
    }
    Runtime.getRuntime().halt(1);
  }
}

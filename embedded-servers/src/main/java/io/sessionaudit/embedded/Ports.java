package io.sessionaudit.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Which TCP ports can be listened on. */
public final class Ports {

  /** The only address that an embedded server listens on. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int LOWEST = 20_000;

  /** Linux gives outgoing connections ports from 32768 on, others begin higher. */
  private static final int BEYOND_HIGHEST = 32_768;

  private static final int MOST_ATTEMPTS = 1_000;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * A port of the loopback address that nobody listens on at this moment, another one at each call.
   * It is below those that systems give to outgoing connections, so none of these takes it before
   * the caller does.
   */
  public static int free() {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND_HIGHEST);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new EmbeddedServerException("No free port was found.", null);
  }

  private static boolean isFree(int port) {
    try {
      requireFree(LOOPBACK, port);
      return true;
    } catch (PortTakenException _) {
      return false;
    }
  }

  /**
   * Does nothing if the port can be listened on.
   *
   * @param host an address, not a name
   * @throws PortTakenException if another program listens there
   */
  public static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // A connection of an earlier run in TIME_WAIT is no reason to refuse.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port), 1);
    } catch (IOException _) {
      throw new PortTakenException(host, port);
    }
  }

  /** The port asked for, checked, or a free one for 0. */
  static int choose(int port) {
    if (port == 0) {
      return free();
    }
    requireFree(LOOPBACK, port);
    return port;
  }
}

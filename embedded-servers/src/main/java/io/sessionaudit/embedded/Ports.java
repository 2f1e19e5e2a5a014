package io.sessionaudit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Which TCP ports can be listened on. */
public final class Ports {

  /** The only address that an embedded server listens on. */
  public static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  /** A port of the loopback address that nobody listens on at this moment. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException("No free port", failure);
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

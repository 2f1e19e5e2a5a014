package io.sessionaudit.embedded;

/** Another program listens where a server was told to. */
public final class PortTakenException extends EmbeddedServerException {

  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(String host, int port) {
    super(
        "Port %d on %s is taken by another program; end that program or choose another port."
            .formatted(port, host),
        null);
    this.port = port;
  }

  /** The port that could not be had. */
  public int port() {
    return port;
  }
}

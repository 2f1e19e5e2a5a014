package io.sessionaudit.standalone.platform;

import java.net.URI;
import java.util.List;

/**
 * What a platform is started with.
 *
 * @param data folder for everything that lasts
 * @param host address that the services listen on; the servers listen on loopback whatever it is
 * @param ports where they listen
 * @param trustedProxies networks whose X-Forwarded-For is believed
 */
public record UpSettings(DataFolder data, String host, UpPorts ports, List<String> trustedProxies) {

  public UpSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Where a service is reached from this machine: by name on loopback, where cookies need one. */
  URI url(int port) {
    boolean loopback = host.equals("127.0.0.1") || host.equals("0.0.0.0");
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + (loopback ? "localhost" : name) + ":" + port);
  }
}

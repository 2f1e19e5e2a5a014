package io.sessionaudit.standalone.platform;

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
}

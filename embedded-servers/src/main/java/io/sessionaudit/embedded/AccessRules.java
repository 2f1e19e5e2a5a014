package io.sessionaudit.embedded;

import java.util.List;
import java.util.Properties;

/** What makes a broker ask who speaks, and look whether he may. */
final class AccessRules {

  private static final String CLIENTS = "CLIENTS";
  private static final String SCRAM = "SCRAM-SHA-512";

  private AccessRules() {}

  static void add(Properties properties, int port, int controllerPort, BrokerAdmin admin) {
    BrokerProperties.listeners(properties, CLIENTS, port, controllerPort);
    properties.put(
        "listener.security.protocol.map",
        BrokerProperties.CONTROLLER + ":SASL_PLAINTEXT," + CLIENTS + ":SASL_PLAINTEXT");
    properties.put("inter.broker.listener.name", CLIENTS);
    properties.put("sasl.enabled.mechanisms", SCRAM);
    properties.put("sasl.mechanism.inter.broker.protocol", SCRAM);
    properties.put(
        "listener.name.clients.scram-sha-512.sasl.jaas.config", login("scram.Scram", admin, ""));
    // SCRAM needs the metadata that the controller is about to have: it knows its one peer itself.
    properties.put("sasl.mechanism.controller.protocol", "PLAIN");
    properties.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
    properties.put(
        "listener.name.controller.plain.sasl.jaas.config",
        login("plain.Plain", admin, " user_%s=\"%s\"".formatted(admin.name(), admin.password())));
    properties.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    properties.put("super.users", "User:" + admin.name());
    properties.put("allow.everyone.if.no.acl.found", "false");
  }

  /** The credential that the cluster is made with. */
  static List<String> scram(BrokerAdmin admin) {
    return List.of("%s=[name=%s,password=%s]".formatted(SCRAM, admin.name(), admin.password()));
  }

  private static String login(String module, BrokerAdmin admin, String more) {
    return "org.apache.kafka.common.security.%sLoginModule required username=\"%s\" password=\"%s\"%s;"
        .formatted(module, admin.name(), admin.password(), more);
  }
}

package io.sessionaudit.wire;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;

/** The fields that many events share. */
final class ContextFormat {

  private ContextFormat() {}

  static void writePoint(JsonText json, SessionPoint at) {
    json.text("uid", at.user().toString())
        .text("sid", at.session().toString())
        .number("epoch", at.epoch())
        .number("lastEpoch", at.lastEpoch())
        .number("realm", at.realm());
  }

  static SessionPoint point(Fields fields) {
    return new SessionPoint(
        fields.text("uid", UserId::of),
        fields.text("sid", SessionId::of),
        fields.count("epoch"),
        fields.count("lastEpoch"),
        fields.count("realm"));
  }

  static void writeContext(JsonText json, Context context) {
    Device device = context.device();
    Network network = context.network();
    Sealed client = context.client();
    json.object(
            "device",
            it ->
                it.text("browser", device.browser())
                    .text("os", device.os())
                    .text("class", device.type()))
        .object(
            "network", it -> it.text("tag", network.tag()).text("family", network.family().name()))
        .text("client", client == null ? null : client.text());
  }

  static Context context(Fields fields) {
    Fields device = fields.object("device");
    Fields network = fields.object("network");
    return new Context(
        new Device(device.text("browser"), device.text("os"), device.text("class")),
        new Network(network.text("tag"), network.oneOf("family", Network.AddressFamily.class)),
        fields.textOrNull("client", Sealed::new));
  }

  /** A count of one is not written. */
  static void writeCount(JsonText json, int count) {
    if (count != 1) {
      json.number("count", count);
    }
  }
}

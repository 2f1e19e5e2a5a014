package io.sessionaudit.wire;

import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;

/** The data of realm events. */
final class RealmEventFormat {

  private RealmEventFormat() {}

  static void write(JsonText json, RealmEvent event) {
    switch (event) {
      case RealmEvent.EveryoneRevoked it ->
          json.number("realm", it.realm())
              .text("reason", it.reason().name())
              .text("note", it.note());
      case RealmEvent.ClientCreated it ->
          json.text("clientId", it.clientId()).text("name", it.name());
      case RealmEvent.ClientDeleted it ->
          json.text("clientId", it.clientId()).text("name", it.name());
    }
  }

  static RealmEvent everyoneRevoked(Fields fields) {
    return new RealmEvent.EveryoneRevoked(
        fields.count("realm"),
        fields.oneOf("reason", RealmEvent.EveryoneRevoked.Reason.class),
        fields.textOrNull("note"));
  }

  static RealmEvent clientCreated(Fields fields) {
    return new RealmEvent.ClientCreated(fields.text("clientId"), fields.text("name"));
  }

  static RealmEvent clientDeleted(Fields fields) {
    return new RealmEvent.ClientDeleted(fields.text("clientId"), fields.text("name"));
  }
}

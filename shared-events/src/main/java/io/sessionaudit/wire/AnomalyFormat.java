package io.sessionaudit.wire;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;

/** The data of what the detector says. */
final class AnomalyFormat {

  private AnomalyFormat() {}

  static void write(JsonText json, AnomalyDetected event) {
    json.text("uid", event.user().toString())
        .text("sid", event.session().toString())
        .objects(
            "signals",
            event.signals(),
            (item, signal) -> {
              EventId setBy = signal.event();
              item.text("kind", signal.kind().name())
                  .text("old", signal.before())
                  .text("new", signal.after())
                  .text("event", setBy == null ? null : setBy.toString());
            })
        .number("score", event.score())
        .text("profile", event.profile())
        .text("ruleSet", event.ruleSet())
        .text("verdict", event.verdict().name());
  }

  static AnomalyDetected read(Fields fields) {
    return new AnomalyDetected(
        fields.text("uid", UserId::of),
        fields.text("sid", SessionId::of),
        fields.objects("signals").stream()
            .map(signal ->
                new Signal(
                    signal.oneOf("kind", AnomalyDetected.SignalKind.class),
                    signal.textOrNull("old"),
                    signal.textOrNull("new"),
                    signal.textOrNull("event", EventId::of)))
            .toList(),
        fields.count("score"),
        fields.text("profile"),
        fields.text("ruleSet"),
        fields.oneOf("verdict", AnomalyDetected.Verdict.class));
  }
}

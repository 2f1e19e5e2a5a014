package io.sessionaudit.wire;

import static io.sessionaudit.wire.ContextFormat.context;
import static io.sessionaudit.wire.ContextFormat.point;
import static io.sessionaudit.wire.ContextFormat.writeContext;
import static io.sessionaudit.wire.ContextFormat.writeCount;
import static io.sessionaudit.wire.ContextFormat.writePoint;

import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;

/** The data of session events. */
final class SessionEventFormat {

  private SessionEventFormat() {}

  static void write(JsonText json, SessionEvent event) {
    switch (event) {
      case SessionEvent.TokenIssued it -> {
        writePoint(json, it.at());
        SessionEvent.Grant grant = it.grant();
        json.text("jti", new TokenId(it.at().session(), 1).toString())
            .number("generation", 1)
            .number("authz", grant.authz())
            .texts("roles", grant.roles())
            .time("accessExpiresAt", grant.accessExpiresAt())
            .time("idleExpiresAt", grant.idleExpiresAt())
            .time("absoluteExpiresAt", grant.absoluteExpiresAt())
            .texts("amr", it.amr())
            .text("acr", it.acr())
            .text("delivery", it.delivery().name());
        writeContext(json, it.context());
      }
      case SessionEvent.TokenRefreshed it -> {
        writePoint(json, it.at());
        json.text("jti", it.jti().toString())
            .number("generation", it.generation())
            .flag("replayed", it.replayed());
        writeCount(json, it.count());
        json.number("authz", it.authz())
            .time("accessExpiresAt", it.accessExpiresAt())
            .time("idleExpiresAt", it.idleExpiresAt());
        writeContext(json, it.context());
      }
      case SessionEvent.TokenRevoked it -> {
        writeScope(json, it.scope());
        json.text("reason", it.reason().name()).text("note", it.note()).time("until", it.until());
      }
      case SessionEvent.ReuseDetected it -> {
        writePoint(json, it.at());
        json.text("subtype", it.subtype().name())
            .number("presented", it.presented())
            .number("current", it.current());
        writeContext(json, it.context());
      }
      case SessionEvent.RefreshRejected it -> {
        writePoint(json, it.at());
        json.text("code", it.code().name());
        writeCount(json, it.count());
        writeContext(json, it.context());
      }
      case SessionEvent.SessionExpired it -> {
        writePoint(json, it.at());
        json.text("kind", it.kind().name()).time("deadline", it.deadline());
      }
    }
  }

  private static void writeScope(JsonText json, RevocationScope scope) {
    switch (scope) {
      case RevocationScope.Token it -> {
        writePoint(json, it.at());
        json.text("scope", "TOKEN")
            .text("jti", new TokenId(it.at().session(), it.generation()).toString());
      }
      case RevocationScope.Session it -> {
        writePoint(json, it.at());
        json.text("scope", "SESSION");
      }
      case RevocationScope.User it ->
          json.text("uid", it.user().toString())
              .number("lastEpoch", it.lastEpoch())
              .number("realm", it.realm())
              .text("scope", "USER")
              .number("through", it.through());
    }
  }

  static SessionEvent tokenIssued(Fields fields) {
    SessionPoint at = point(fields);
    agree(fields.count("generation") == 1 && generation(at, fields) == 1);
    return new SessionEvent.TokenIssued(
        at,
        new SessionEvent.Grant(
            fields.count("authz"),
            fields.texts("roles"),
            fields.time("accessExpiresAt"),
            fields.time("idleExpiresAt"),
            fields.time("absoluteExpiresAt")),
        fields.texts("amr"),
        fields.text("acr"),
        fields.oneOf("delivery", SessionEvent.Delivery.class),
        context(fields));
  }

  static SessionEvent tokenRefreshed(Fields fields) {
    SessionPoint at = point(fields);
    int generation = fields.count("generation");
    agree(generation == generation(at, fields));
    return new SessionEvent.TokenRefreshed(
        at,
        generation,
        fields.flag("replayed"),
        fields.count("count", 1),
        fields.count("authz"),
        fields.time("accessExpiresAt"),
        fields.time("idleExpiresAt"),
        context(fields));
  }

  static SessionEvent tokenRevoked(Fields fields) {
    return new SessionEvent.TokenRevoked(
        scope(fields.text("scope"), fields),
        fields.oneOf("reason", RevocationReason.class),
        fields.textOrNull("note"),
        fields.time("until"));
  }

  private static RevocationScope scope(String name, Fields fields) {
    return switch (name) {
      case "TOKEN" -> {
        SessionPoint at = point(fields);
        yield new RevocationScope.Token(at, generation(at, fields));
      }
      case "SESSION" -> new RevocationScope.Session(point(fields));
      case "USER" ->
          new RevocationScope.User(
              fields.text("uid", UserId::of),
              fields.count("through"),
              fields.count("lastEpoch"),
              fields.count("realm"));
      default -> throw new IllegalArgumentException("not a scope");
    };
  }

  /** The generation that {@code jti} names, of this session and no other. */
  private static int generation(SessionPoint at, Fields fields) {
    TokenId jti = fields.text("jti", TokenId::of);
    agree(jti.session().equals(at.session()));
    return jti.generation();
  }

  private static void agree(boolean agrees) {
    if (!agrees) {
      throw new IllegalArgumentException("jti, sid and generation contradict each other");
    }
  }

  static SessionEvent reuseDetected(Fields fields) {
    return new SessionEvent.ReuseDetected(
        point(fields),
        fields.oneOf("subtype", SessionEvent.ReuseKind.class),
        fields.count("presented"),
        fields.count("current"),
        context(fields));
  }

  static SessionEvent refreshRejected(Fields fields) {
    return new SessionEvent.RefreshRejected(
        point(fields),
        fields.oneOf("code", SessionEvent.RejectionCode.class),
        fields.count("count", 1),
        context(fields));
  }

  static SessionEvent sessionExpired(Fields fields) {
    return new SessionEvent.SessionExpired(
        point(fields), fields.oneOf("kind", SessionEvent.Expiry.class), fields.time("deadline"));
  }
}

package io.sessionaudit.feed;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;

/** The bytes of feed records: key as text, value as compact JSON. */
public final class FeedFormat {

  private FeedFormat() {}

  public static byte[] key(FeedRecord item) {
    return item.key().getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] value(FeedRecord item) {
    return JsonText.write(json -> {
      switch (item) {
        case Revocation.RealmRaised it -> tail(json.number("realm", it.realm()), it);
        case Revocation.UserRevoked it ->
            tail(
                json.number("revokedThrough", it.revokedThrough()).number("authz", it.authz()), it);
        case Revocation.SessionRevoked it ->
            tail(json.number("deadGeneration", it.deadGeneration()), it);
        case Watermark it ->
            json.time("asOf", it.asOf()).time("now", it.now()).number("term", it.term());
      }
    });
  }

  private static void tail(JsonText json, Revocation item) {
    json.text("event", item.event().toString()).time("until", item.until());
  }

  /**
   * Reads one record.
   *
   * @throws MalformedJsonException if key or value is not what {@link #key} and {@link #value}
   *     write
   */
  public static FeedRecord read(byte[] key, byte[] value) {
    String name = new String(key, StandardCharsets.UTF_8);
    Fields fields = Fields.read(value);
    if (name.equals("watermark")) {
      return new Watermark(fields.time("asOf"), fields.time("now"), fields.number("term"));
    }
    EventId event = fields.text("event", EventId::of);
    var until = fields.time("until");
    try {
      if (name.equals("realm")) {
        return new Revocation.RealmRaised(fields.count("realm"), event, until);
      }
      if (name.startsWith("user:")) {
        UserId user = UserId.of(name.substring(5));
        return new Revocation.UserRevoked(
            user, fields.count("revokedThrough"), fields.count("authz"), event, until);
      }
      if (name.startsWith("session:")) {
        SessionId session = SessionId.of(name.substring(8));
        return new Revocation.SessionRevoked(session, fields.count("deadGeneration"), event, until);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("the key of a revocation cannot be read", e);
    }
    throw new MalformedJsonException("the key names no kind of revocation");
  }
}

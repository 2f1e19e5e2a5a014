package io.sessionaudit.feed;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
  public static FeedRecord read(byte @Nullable [] key, byte @Nullable [] value) {
    if (key == null || value == null) {
      throw new MalformedJsonException("a feed record without key or value");
    }
    try {
      return read(new String(key, StandardCharsets.UTF_8), Fields.read(value));
    } catch (IllegalArgumentException _) {
      throw new MalformedJsonException("a feed record contradicts itself");
    }
  }

  private static FeedRecord read(String key, Fields fields) {
    return switch (key) {
      case "watermark" ->
          new Watermark(fields.time("asOf"), fields.time("now"), fields.number("term"));
      case "realm" ->
          new Revocation.RealmRaised(fields.count("realm"), event(fields), until(fields));
      case String user when user.startsWith("user:") ->
          new Revocation.UserRevoked(
              UserId.of(user.substring(5)),
              fields.count("revokedThrough"),
              fields.count("authz"),
              event(fields),
              until(fields));
      case String session when session.startsWith("session:") ->
          new Revocation.SessionRevoked(
              SessionId.of(session.substring(8)),
              fields.count("deadGeneration"),
              event(fields),
              until(fields));
      default -> throw new MalformedJsonException("the key names no kind of feed record");
    };
  }

  private static EventId event(Fields fields) {
    return fields.text("event", EventId::of);
  }

  private static Instant until(Fields fields) {
    return fields.time("until");
  }
}

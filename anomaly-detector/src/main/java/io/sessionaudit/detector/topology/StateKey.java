package io.sessionaudit.detector.topology;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the state store: 16 bytes of user id for what is remembered of the user, and 16 bytes of
 * session id behind them for each session, so that a user and the sessions stand together.
 */
final class StateKey {

  static final int ID = 2 * Long.BYTES;

  private StateKey() {}

  static Bytes of(UserId user) {
    return Bytes.wrap(put(ByteBuffer.allocate(ID), user.value()).array());
  }

  static Bytes of(UserId user, SessionId session) {
    ByteBuffer key = ByteBuffer.allocate(2 * ID);
    return Bytes.wrap(put(put(key, user.value()), session.value()).array());
  }

  static boolean isSession(Bytes key) {
    return key.get().length == 2 * ID;
  }

  /** The session that a session's key names. */
  static SessionId session(Bytes key) {
    ByteBuffer bytes = ByteBuffer.wrap(key.get(), ID, ID);
    return new SessionId(new UUID(bytes.getLong(), bytes.getLong()));
  }

  private static ByteBuffer put(ByteBuffer key, UUID id) {
    return key.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}

package io.sessionaudit.personal;

import java.nio.ByteBuffer;
import java.util.UUID;

final class Uuids {

  private Uuids() {}

  /** The 16 bytes of a UUID in network order (RFC 9562 section 4). */
  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}

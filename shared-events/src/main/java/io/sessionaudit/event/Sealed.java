package io.sessionaudit.event;

import java.util.Objects;

/**
 * A sealed personal value as it stands in events and rows.
 *
 * @param text base64url without padding of 12 bytes nonce, ciphertext, 16 bytes tag (AES-256-GCM)
 */
public record Sealed(String text) {

  public Sealed {
    Objects.requireNonNull(text, "text");
  }
}

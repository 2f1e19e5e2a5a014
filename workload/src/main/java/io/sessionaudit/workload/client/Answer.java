package io.sessionaudit.workload.client;

import io.sessionaudit.json.Fields;
import java.nio.charset.StandardCharsets;

/**
 * What a service answered.
 *
 * @param status HTTP status
 * @param body JSON text, empty if there was none
 * @param nanos when it came, on the monotonic clock
 */
public record Answer(int status, String body, long nanos) {

  /** The object that the body says. */
  public Fields json() {
    return Fields.read(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it is this problem (RFC 9457). */
  public boolean is(int expected, String code) {
    return status == expected && code.equals(json().textOrNull("code"));
  }
}

package io.sessionaudit.workload.client;

import io.sessionaudit.json.Fields;
import io.sessionaudit.workload.fleet.FleetException;
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
    return object(body);
  }

  static Fields object(String json) {
    return Fields.read(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * This answer, if it has the expected status.
   *
   * @throws FleetException with what came instead
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new FleetException("Expected " + expected + ": " + this);
    }
    return this;
  }

  /** Whether it is this problem (RFC 9457). */
  public boolean is(int expected, String code) {
    return status == expected && code.equals(json().textOrNull("code"));
  }
}

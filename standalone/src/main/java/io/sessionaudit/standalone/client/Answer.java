package io.sessionaudit.standalone.client;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.platform.PlatformException;

/**
 * What a service answered.
 *
 * @param status HTTP status
 * @param body JSON text, empty if there was none
 * @param nanos when it came, on the monotonic clock
 */
public record Answer(int status, String body, long nanos) {

  /**
   * This answer, if it is the expected one.
   *
   * @param doing what was asked, to begin a sentence with
   * @throws PlatformException with a sentence if not
   */
  public Answer expect(int expected, String doing) {
    if (status != expected) {
      throw new PlatformException(doing + " was answered " + told() + ", not " + expected + ".");
    }
    return this;
  }

  /** The object that the body says. */
  public Fields json() {
    return Json.read(body);
  }

  /** Status, and the stable code of a problem (RFC 9457). */
  public String told() {
    return status < 400 ? String.valueOf(status) : (status + " " + code()).strip();
  }

  private String code() {
    String code = body.startsWith("{") ? json().textOrNull("code") : null;
    return code == null ? "" : code;
  }
}

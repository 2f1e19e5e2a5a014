package io.sessionaudit.standalone.client;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.platform.PlatformException;

/**
 * What a service answered.
 *
 * @param status HTTP status
 * @param body JSON text, empty if there was none
 */
record Answer(int status, String body) {

  /** The body of a successful answer. */
  Fields fields(String question) {
    return Json.read(successful(question));
  }

  String successful(String question) {
    if (status / 100 != 2) {
      throw new PlatformException(question + " was answered with " + status + " " + code() + ".");
    }
    return body;
  }

  /** The stable code of a problem (RFC 9457), or nothing. */
  private String code() {
    if (body.isEmpty()) {
      return "";
    }
    Fields problem = Json.read(body);
    return problem.has("code") ? problem.text("code") : "";
  }
}

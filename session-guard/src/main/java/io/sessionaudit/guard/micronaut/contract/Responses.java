package io.sessionaudit.guard.micronaut.contract;

import io.sessionaudit.guard.micronaut.Correlation;
import java.lang.reflect.Type;
import java.util.Map;

/** The answers of a call by status, in the order of the statuses. */
final class Responses {

  private final Schemas schemas;
  private final Refusals refusals;

  Responses(ServiceDescription service, Schemas schemas) {
    this.schemas = schemas;
    this.refusals = new Refusals(service, schemas);
  }

  Map<String, Object> of(Route route) {
    Map<Integer, Map<String, Object>> answers = refusals.of(route);
    for (int status : route.promise().statuses()) {
      answers.put(status, success(route.promise()));
    }
    Map<String, Object> all = Json.object();
    answers.forEach((status, answer) -> all.put(String.valueOf(status), answer));
    return all;
  }

  private Map<String, Object> success(Promise promise) {
    Map<String, Object> answer = Json.object("description", promise.says());
    answer.put(
        "headers",
        promise.cookies()
            ? with("Set-Cookie", "The two cookies of a browser session, set or cleared.")
            : correlation());
    Type body = promise.answer();
    if (body != null) {
      answer.put(
          "content", Json.object(promise.mediaType(), Json.object("schema", schemas.of(body))));
    }
    return answer;
  }

  /** The header that every answer has. */
  static Map<String, Object> correlation() {
    return Json.object(
        Correlation.HEADER,
        Json.object(
            "description",
            "The id of the request in events, in the log and in problem documents.",
            "schema",
            Json.object("type", "string", "format", "uuid")));
  }

  static Map<String, Object> with(String name, String says) {
    Map<String, Object> headers = correlation();
    headers.put(name, Json.object("description", says, "schema", Json.object("type", "string")));
    return headers;
  }
}

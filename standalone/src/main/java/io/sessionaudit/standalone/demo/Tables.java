package io.sessionaudit.standalone.demo;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.client.Json;
import io.sessionaudit.standalone.client.SignedIn;
import io.sessionaudit.standalone.platform.PlatformException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the read side says of one user: the log, and the tables that were folded from it. */
final class Tables {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SignedIn auditor;
  private final PrintStream out;

  Tables(SignedIn auditor, PrintStream out) {
    this.auditor = auditor;
    this.out = out;
  }

  /** Prints everything, once a revocation of that scope has arrived. */
  void print(String user, String scope) {
    await(user, scope);
    out.println();
    out.println("   the log");
    for (Fields event : items("/audit/events?limit=200&user=" + user).reversed()) {
      out.printf(
          "   %3s  %s  %-22s %s%n",
          event.has("version") ? event.number("version") : "",
          time(event.text("occurredAt")),
          event.text("type"),
          detail(event.object("data")));
    }
    out.println("   sessions");
    for (Fields session : items("/sessions?user=" + user).reversed()) {
      out.printf(
          "        %s  %-7s  %-9s  epoch %d  generation %d  %s%n",
          session.text("id"),
          session.text("status"),
          Optional.ofNullable(session.textOrNull("endReason")).orElse(""),
          session.number("epoch"),
          session.number("generation"),
          Optional.ofNullable(session.textOrNull("ip")).orElse(""));
    }
    out.println("   anomalies");
    for (Fields anomaly : items("/anomalies?user=" + user).reversed()) {
      out.printf(
          "        %-10s  score %3d  %s%n",
          anomaly.text("verdict"),
          anomaly.number("score"),
          anomaly.objects("signals").stream()
              .map(it -> it.text("kind"))
              .collect(Collectors.joining(", ")));
    }
  }

  private void await(String user, String scope) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (items("/revocations?user=" + user + "&scope=" + scope).isEmpty()
        || items("/anomalies?user=" + user + "&verdict=REVOKE_ALL").isEmpty()) {
      if (System.nanoTime() > end) {
        throw new PlatformException("The revocation has not reached the tables in 30 seconds.");
      }
    }
  }

  private List<Fields> items(String path) {
    return Json.read(auditor.read(path)).objects("items");
  }

  private static String time(String timestamp) {
    return timestamp.substring(11, Math.min(23, timestamp.length()));
  }

  private static String detail(Fields data) {
    for (String name : List.of("subtype", "code", "reason", "verdict", "kind")) {
      String text = data.textOrNull(name);
      if (text != null) {
        return data.has("scope") ? data.text("scope") + " " + text : text;
      }
    }
    return data.has("generation") ? "generation " + data.number("generation") : "";
  }
}

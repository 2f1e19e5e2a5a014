package io.sessionaudit.standalone.platform;

import io.sessionaudit.json.Fields;
import io.sessionaudit.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks the services of a platform whether they serve. */
public final class Readiness {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Map<String, URI> services = new LinkedHashMap<>();

  public Readiness(Endpoints endpoints) {
    services.put("auth-api", endpoints.auth());
    services.put("session-projector", endpoints.projector());
    services.put("anomaly-detector", endpoints.detector());
  }

  /**
   * What a service says.
   *
   * @param reasons why it is not ready, as sentences; empty if it does not say
   * @param wentBack whether it waits for an operator, because the database went back in time
   */
  public record Answer(boolean ready, List<String> reasons, boolean wentBack) {

    private static final Answer NONE = new Answer(false, List.of("it does not answer"), false);

    public Answer {
      reasons = List.copyOf(reasons);
    }
  }

  /** Whether each service answers that it is ready, and why not, by its name. */
  public Map<String, Answer> ask() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return ask(client);
    }
  }

  /**
   * Returns when all are ready, or when nobody waits any more. A database that went back in time is
   * waited for without end, because an operator has to mend it while the servers run.
   *
   * @param tell is told once if the database went back
   * @throws PlatformException if one is not after two minutes
   */
  void await(BooleanSupplier givenUp, Consumer<String> tell) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    boolean told = false;
    try (HttpClient client = HttpClient.newHttpClient()) {
      Map<String, Answer> missing = missing(client);
      while (!missing.isEmpty() && !givenUp.getAsBoolean()) {
        boolean wentBack = missing.values().stream().anyMatch(Answer::wentBack);
        if (wentBack) {
          end = System.nanoTime() + LONGEST.toNanos();
        } else if (System.nanoTime() > end) {
          throw new PlatformException(
              "Not ready after " + LONGEST.toSeconds() + " s: " + sentence(missing) + ".");
        }
        if (wentBack && !told) {
          tell.accept(sentence(missing));
          told = true;
        }
        Thread.sleep(PAUSE);
        missing = missing(client);
      }
    }
  }

  private static String sentence(Map<String, Answer> missing) {
    List<String> sentences = new ArrayList<>();
    missing.forEach((name, answer) ->
        sentences.add(
            answer.reasons().isEmpty()
                ? name
                : name + " (" + String.join("; ", answer.reasons()) + ")"));
    return String.join(", ", sentences);
  }

  private Map<String, Answer> missing(HttpClient client) {
    Map<String, Answer> answers = ask(client);
    answers.values().removeIf(Answer::ready);
    return answers;
  }

  private Map<String, Answer> ask(HttpClient client) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    services.forEach((name, url) -> answers.put(name, ask(client, url)));
    return answers;
  }

  private static Answer ask(HttpClient client, URI service) {
    HttpRequest question =
        HttpRequest.newBuilder(service.resolve("/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(question, HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? new Answer(true, List.of(), false)
          : because(answer.body());
    } catch (IOException _) {
      return Answer.NONE;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.NONE;
    }
  }

  private static Answer because(byte[] body) {
    List<String> reasons = new ArrayList<>();
    boolean wentBack = false;
    try {
      Fields parts = Fields.read(body).object("details");
      for (String name : parts.names()) {
        Fields part = parts.object(name);
        if (!part.text("status").equals("UP") && part.has("details")) {
          Fields details = part.object("details");
          String reason = details.textOrNull("reason");
          if (reason != null) {
            reasons.add(reason);
          }
          wentBack |= details.has("wentBack");
        }
      }
    } catch (MalformedJsonException _) {
      // It says that it is not ready, and not why.
    }
    return new Answer(false, reasons, wentBack);
  }
}

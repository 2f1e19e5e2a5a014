package io.sessionaudit.standalone.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.RunningService;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} and {@code /prometheus} say the same, in both directions. */
class MetricsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Pattern HEADING = Pattern.compile("## (.+)");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z_]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern SERVED = Pattern.compile("(?m)^# TYPE ([a-z_0-9]+) [a-z]+$");
  private static final String LIBRARIES = "From the libraries";

  /** Names by section. */
  private final Map<String, Set<String>> documented = new TreeMap<>();

  /** Services of the rows about libraries. */
  private final Map<String, Set<String>> libraries = new TreeMap<>();

  @Test
  void every_metric_is_explained_where_it_is_served() throws Exception {
    readDocument();
    Map<String, Object> webhook =
        Map.of(
            "session-audit.webhook.url",
            "http://127.0.0.1:" + Ports.free(),
            "session-audit.webhook.secret",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=");
    try (RunningPlatform platform = RunningPlatform.start(webhook)) {
      traffic(platform);
      Map<String, RunningService> services =
          Map.of(
              "auth-api", platform.auth(),
              "session-projector", platform.projector(),
              "anomaly-detector", platform.detector());
      for (Map.Entry<String, RunningService> service : services.entrySet()) {
        Set<String> served = served(service.getValue());
        assertThat(ours(served)).as(service.getKey()).isEqualTo(documented.get(service.getKey()));
        libraries.forEach((name, where) -> {
          if (where.contains("all") || where.contains(service.getKey())) {
            assertThat(served).as(service.getKey()).contains(name);
          }
        });
      }
    }
  }

  /** A theft, and what follows from it: every part has had something to do. */
  private static void traffic(RunningPlatform platform) {
    User user = platform.newUser();
    Browser laptop = platform.browser().signIn(user);
    platform.guarded(laptop);
    Browser thief = laptop.copy();
    laptop.refresh().expect(200);
    thief.on(Browser.PHONE).refresh().expect(401, "reuse_detected");
    platform.settle();
    Eventually.holds(() -> assertThat(platform.guarded(laptop).status()).isEqualTo(401));
    assertThat(metrics(platform.auth()))
        .contains(
            "session_audit_refresh_total{answer=\"rotated\"} 1.0",
            "session_audit_refresh_total{answer=\"reuse_detected\"} 1.0",
            "session_audit_sign_ins_total{answer=\"granted\"}",
            "session_audit_problems_total{code=\"reuse_detected\"} 1.0",
            "session_audit_reaction_total{result=\"revoked\"} 1.0");
    Eventually.holds(() ->
        assertThat(metrics(platform.projector()))
            .contains("session_audit_guard_propagation_seconds_bucket{le=\"0.05\"}")
            .doesNotContain("session_audit_guard_propagation_seconds_count 0"));
  }

  private static String metrics(RunningService service) {
    HttpRequest request = HttpRequest.newBuilder(service.url().resolve("/prometheus")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> served(RunningService service) {
    String text = metrics(service);
    return SERVED
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ours(Set<String> names) {
    return names.stream()
        .filter(it -> it.startsWith("session_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void readDocument() throws IOException {
    String section = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      var heading = HEADING.matcher(line);
      section = heading.matches() ? heading.group(1) : section;
      var row = ROW.matcher(line);
      if (row.matches() && section.equals(LIBRARIES)) {
        libraries.put(row.group(1), Set.copyOf(Arrays.asList(row.group(2).split(", "))));
      } else if (row.matches()) {
        assertThat(row.group(3)).as(line).isNotBlank();
        assertThat(row.group(4)).as(line).isNotBlank();
        documented.computeIfAbsent(section, _ -> new TreeSet<>()).add(row.group(1));
      }
    }
    assertThat(documented).hasSize(3);
    assertThat(libraries).isNotEmpty();
  }
}

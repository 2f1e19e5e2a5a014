package io.sessionaudit.auth.http;

import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.TestFolders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real browser without a screen, driven over the W3C WebDriver protocol. */
final class Chromium implements AutoCloseable {

  private static final String STARTED = "was started successfully on port ";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ChildProcess driver;
  private final String session;

  private Chromium(Path chromium, Path chromedriver) {
    driver = ChildProcess.start(List.of(chromedriver.toString(), "--port=0"), Map.of());
    String line = driver.awaitLine(STARTED);
    String port = line.substring(line.indexOf(STARTED) + STARTED.length()).replace(".", "").strip();
    String sessions = "http://127.0.0.1:" + port + "/session";
    session = sessions + "/" + open(sessions, chromium).object("value").text("sessionId");
  }

  /** Whether the distribution's packages {@code chromium} and {@code chromium-driver} are here. */
  static boolean installed() {
    return program("chromium").isPresent() && program("chromedriver").isPresent();
  }

  static Chromium start() {
    return new Chromium(program("chromium").orElseThrow(), program("chromedriver").orElseThrow());
  }

  private static Optional<Path> program(String name) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Fields open(String sessions, Path chromium) {
    List<String> flags =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + TestFolders.fresh("chromium"));
    return send(
        "POST",
        sessions,
        json ->
            json.object(
                "capabilities",
                capabilities ->
                    capabilities.object(
                        "alwaysMatch",
                        always ->
                            always.object(
                                "goog:chromeOptions",
                                options ->
                                    options
                                        .text("binary", chromium.toString())
                                        .texts("args", flags)))));
  }

  /** Opens a page and waits until it is loaded. */
  void open(String url) {
    send("POST", session + "/url", json -> json.text("url", url));
  }

  /** Where the browser is. */
  String url() {
    return get("/url").text("value");
  }

  /** The text that a script's expression has, or that its promise comes to. */
  String text(String expression) {
    String script =
        "const done = arguments[0];"
            + "Promise.resolve(%s).then(it => done(String(it)), e => done(e.name));"
                .formatted(expression);
    return send(
            "POST",
            session + "/execute/async",
            json -> json.text("script", script).texts("args", List.of()))
        .text("value");
  }

  /** Runs a script that need not be waited for. */
  void run(String script) {
    send(
        "POST",
        session + "/execute/sync",
        json -> json.text("script", script).texts("args", List.of()));
  }

  /** The cookies of the page, {@code HttpOnly} ones too. */
  List<Fields> cookies() {
    return get("/cookie").objects("value");
  }

  Optional<Fields> cookie(String name) {
    return cookies().stream().filter(it -> it.text("name").equals(name)).findFirst();
  }

  /** The value of a cookie that is there. */
  String cookieValue(String name) {
    return cookie(name).orElseThrow().text("value");
  }

  void deleteCookies() {
    send("DELETE", session + "/cookie", null);
  }

  /** The tab that scripts run in. */
  String tab() {
    return get("/window").text("value");
  }

  /** Opens a tab beside this one; {@link #switchTo} goes there. */
  String newTab() {
    return send("POST", session + "/window/new", json -> json.text("type", "tab"))
        .object("value")
        .text("handle");
  }

  void switchTo(String tab) {
    send("POST", session + "/window", json -> json.text("handle", tab));
  }

  private Fields get(String path) {
    return send("GET", session + path, null);
  }

  private Fields send(String method, String url, @Nullable Consumer<JsonText> body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JsonText.write(body)))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
      }
      return Fields.read(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    send("DELETE", session, null);
    driver.close();
    http.close();
  }
}

package io.sessionaudit.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.TestFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody sends, it forges no line of the log and steers nobody's terminal. */
class LogLinesTest {

  private static final String FORGED = "2026-11-26T00:00:00.000Z INFO  forged";

  /** Ends of lines, for somebody; escape codes; text that shows in another order. */
  private static final List<String> HOSTILE =
      List.of(
          "\n" + FORGED,
          "\r" + FORGED,
          "\r\n" + FORGED,
          "\u0085" + FORGED,
          "\u2028" + FORGED,
          "\u2029" + FORGED,
          "\u000b" + FORGED,
          "\u001b[2J\u001b[31mred",
          "\u009b2J",
          "\u0007\u0008\u0000\u007f",
          "\u202eright to left\u2066",
          "\ufeff\ue000\ud800",
          "\udb40\udc41",
          "\"},{\"level\":\"ERROR\",\"message\":\"" + FORGED + "\"}",
          "${jndi:ldap://x} %msg %n {} \\n \\u000a");

  private final Path folder = TestFolders.fresh("lines");

  @ParameterizedTest
  @ValueSource(strings = {"file", "console"})
  void a_text_line_stays_one_line(String place) throws Exception {
    List<String> lines = log(place, "text").lines().toList();

    List<String> begun = lines.stream().filter(it -> !it.startsWith("\t")).toList();
    assertThat(begun).hasSize(HOSTILE.size()).allMatch(it -> it.contains(" request-7 "));
    assertThat(lines).noneMatch(it -> it.strip().startsWith(FORGED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void a_line_without_an_exception_ends_too(String format) throws Exception {
    String lines =
        logged(
            "console",
            format,
            log -> {
              log.info("first");
              log.info("second");
            });

    assertThat(lines.lines()).hasSize(2);
    assertThat(lines).endsWith("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "console"})
  void a_json_line_is_one_object_that_gives_the_text_back(String place) throws Exception {
    List<String> lines = log(place, "json").lines().toList();

    assertThat(lines).hasSize(HOSTILE.size());
    for (int i = 0; i < lines.size(); i++) {
      String text = HOSTILE.get(i);
      if (text.indexOf('\u0000') < 0 && text.indexOf('\ud800') < 0) {
        Fields line = Fields.read(lines.get(i).getBytes(StandardCharsets.UTF_8));
        assertThat(line.text("formattedMessage")).isEqualTo("somebody wrote " + text);
        assertThat(line.object("mdc").text("correlationId")).isEqualTo("request-7");
        assertThat(line.objects("kvpList").getFirst().text("word")).isEqualTo(text);
        assertThat(line.object("throwable").text("message")).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void every_character_can_be_printed(String format) throws Exception {
    String text = log("file", format).replace("\n", "").replace("\t", "");

    assertThat(text.codePoints().filter(LogLinesTest::isUnprintable).boxed().toList()).isEmpty();
  }

  @Test
  void what_can_be_printed_stays_as_it_is() {
    String text = "Grüße, 你好, 😀 — \"ok\" \\";
    assertThat(Printable.of(text)).isSameAs(text);
    assertThat(Printable.of("a\u001bb\ud83d\ude00\u2028"))
        .isEqualTo("a\\u001bb\ud83d\ude00\\u2028");
  }

  @Test
  void another_format_is_refused_with_a_sentence() {
    assertThat(LogFormat.of(null)).isEqualTo(LogFormat.TEXT);
    assertThat(LogFormat.of("json")).isEqualTo(LogFormat.JSON);
    assertThatThrownBy(() -> LogFormat.of("xml"))
        .hasMessage("session-audit.log-format is text or json.");
  }

  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR
        || !Character.isDefined(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  /** Logs everything hostile everywhere where text of callers may stand; returns the lines. */
  private String log(String place, String format) throws JoranException, IOException {
    return logged(
        place,
        format,
        log -> {
          for (String text : HOSTILE) {
            log.atInfo()
                .addKeyValue("word", text)
                .setCause(new IllegalStateException(text, new IOException(text)))
                .log("somebody wrote {}", text);
          }
        });
  }

  private String logged(String place, String format, Consumer<Logger> logs)
      throws JoranException, IOException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
    try {
      configured(place, format, logs);
    } finally {
      System.setOut(before);
    }
    return place.equals("file")
        ? Files.readString(folder.resolve("session-audit.log"))
        : console.toString(StandardCharsets.UTF_8);
  }

  private void configured(String place, String format, Consumer<Logger> logs)
      throws JoranException {
    LoggerContext context = new LoggerContext();
    LogbackMDCAdapter values = new LogbackMDCAdapter();
    context.setMDCAdapter(values);
    context.putProperty("session-audit.logs", folder.toString());
    context.putProperty("session-audit.log-to", place);
    context.putProperty("session-audit.log-format", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL file = getClass().getClassLoader().getResource("io/sessionaudit/logging/logback.xml");
    configurator.doConfigure(Objects.requireNonNull(file));
    values.put("correlationId", "request-7");
    HOSTILE.forEach(text -> values.put("hostile", text));
    logs.accept(context.getLogger("io.sessionaudit.test"));
    context.stop();
  }
}

package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.FreePlatform;
import io.sessionaudit.standalone.SharedPlatform;
import io.sessionaudit.standalone.client.Json;
import io.sessionaudit.standalone.faults.Site.User;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestFolders;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** The command {@code replay} beside a platform that serves. */
@ExtendWith(SharedPlatform.class)
class ReplayCommandTest {

  private final Site site;
  private final StringWriter errors = new StringWriter();
  private String printed = "";

  ReplayCommandTest(SharedPlatform.Started platform) {
    site = Site.in(platform.data());
  }

  private int replay(String data, String... options) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CommandLine line =
        FreePlatform.commandLine(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(errors, true));
    String[] arguments = new String[options.length + 3];
    arguments[0] = "replay";
    arguments[1] = "--data";
    arguments[2] = data;
    System.arraycopy(options, 0, arguments, 3, options.length);
    int exit = line.execute(arguments);
    printed = bytes.toString(StandardCharsets.UTF_8);
    return exit;
  }

  @Test
  void comparesNamesAndRepairsWhileThePlatformServes() {
    String data = site.data().toString();
    User user = site.newUser(site.as("admin"));
    Browser browser = site.browser();
    user.signIn(browser).expect(200);
    expectSessions(user, "LIVE");

    assertThat(replay(data)).as(printed + errors).isZero();
    assertThat(printed).contains("EQUAL: the tables are what the log says.");

    site.database()
        .execute(
            "UPDATE audit.session SET browser = 'Net\u001b[2Jscape' WHERE user_id = '"
                + user.id()
                + "'");
    assertThat(replay(data)).isEqualTo(1);
    assertThat(printed)
        .containsPattern("(?m)^session +DIFFERENT ")
        .contains("changed: 1, missing: 0, extra: 0", "changed  user_id " + user.id())
        .contains("browser: Net\\u001b[2Jscape in the table, Chrome in the log")
        .doesNotContain("\u001b");

    assertThat(replay(data, "--swap", "--json")).isEqualTo(1);
    Fields json = Json.read(printed);
    assertThat(json.flag("equal")).isFalse();
    List<Fields> tables = json.objects("tables");
    assertThat(tables).extracting(it -> it.text("table")).contains("session", "anomaly");
    assertThat(tables.getFirst().objects("rows").getFirst().objects("columns").getFirst())
        .satisfies(it -> assertThat(it.text("name")).isEqualTo("browser"));
    assertThat(json.object("swapped").text("replaced")).isEqualTo("audit_replaced");

    browser.signOut().expect(204);
    expectSessions(user, "REVOKED");
    assertThat(replay(data, "--json")).as(errors.toString()).isZero();
    assertThat(Json.read(printed).flag("equal")).isTrue();
  }

  @Test
  void saysWhyItCannotRun() {
    assertThat(replay(TestFolders.fresh("nothing").toString())).isEqualTo(2);

    assertThat(printed).isEmpty();
    assertThat(errors.toString()).contains("No platform was started with the data folder");
  }

  private void expectSessions(User user, String... standings) {
    Eventually.holds(() ->
        assertThat(
                site.texts(
                    "SELECT status FROM audit.session_standing WHERE user_id = '"
                        + user.id()
                        + "'"))
            .containsExactly(standings));
  }
}

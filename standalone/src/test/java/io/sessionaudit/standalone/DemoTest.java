package io.sessionaudit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command {@code demo} against a running platform. */
@ExtendWith(SharedPlatform.class)
class DemoTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void showsHowTwoTheftsEnd(SharedPlatform.Started platform) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    int exit = FreePlatform.commandLine(out).execute("demo", "--data", platform.data().toString());

    String shown = printed.toString(StandardCharsets.UTF_8);
    assertThat(exit).as(shown).isZero();
    String[] thefts = shown.split("\n2\\. ", -1);
    assertThat(thefts).hasSize(2);
    assertThat(thefts[0])
        .contains("401 reuse_detected")
        .containsPattern("401 session_revoked, \\d+ ms after the theft")
        .containsPattern("ReuseDetected +IN_GRACE_FOREIGN")
        .containsPattern("TokenRevoked +SESSION REUSE")
        .containsPattern("AnomalyDetected +REVOKE_ALL")
        .containsPattern("TokenRevoked +USER ANOMALY")
        .doesNotContain("LIVE");
    assertThat(thefts[1])
        .containsPattern("401 session_revoked, \\d+ ms after the theft")
        .containsPattern("AnomalyDetected +REVOKE_ALL")
        .contains("NETWORK_CHANGED")
        .doesNotContain("LIVE");
  }
}

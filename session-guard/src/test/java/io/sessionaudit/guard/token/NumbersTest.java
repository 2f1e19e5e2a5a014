package io.sessionaudit.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final AccessToken TOKEN =
      new AccessToken(
          Issuer.USER,
          Issuer.SESSION,
          5,
          5,
          5,
          5,
          List.of(),
          "1",
          List.of(),
          NOW,
          NOW,
          NOW,
          NOW,
          "h");

  @Test
  void everyCombinationOfLowerEqualAndHigher() {
    for (int realm = 4; realm <= 6; realm++) {
      for (int through = 4; through <= 6; through++) {
        for (int authz = 4; authz <= 6; authz++) {
          for (int dead = 4; dead <= 6; dead++) {
            boolean revoked = realm > 5 || through >= 5 || dead >= 5;
            Refusal expected =
                revoked ? Refusal.SESSION_REVOKED : authz > 5 ? Refusal.TOKEN_STALE : null;

            assertThat(new Numbers(realm, through, authz, dead).judge(TOKEN))
                .as("realm %d through %d authz %d dead %d", realm, through, authz, dead)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void whatIsUnknownSpeaksAgainstNothing() {
    assertThat(new Numbers(0, 0, 0, 0).judge(TOKEN)).isNull();
  }

  @Test
  void allGenerationsKillEveryToken() {
    assertThat(new Numbers(0, 0, 0, Integer.MAX_VALUE).judge(TOKEN))
        .isEqualTo(Refusal.SESSION_REVOKED);
  }
}

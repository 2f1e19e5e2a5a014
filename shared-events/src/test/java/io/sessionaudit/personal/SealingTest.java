package io.sessionaudit.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.Sealed;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed opens under the person's key, for its own event, unchanged, or not at all. */
class SealingTest {

  private static final EventId EVENT = EventId.of("01936b1e-7c00-7e00-8000-000000000001");
  private static final Client MARIA = new Client("192.0.2.7", "Firefox \uD83E\uDD8A", "maria");
  private static final UserKey KEY = UserKey.random();

  @Test
  void opensWithTheRightKeyAndEvent() {
    assertThat(KEY.open(KEY.seal(MARIA, EVENT), EVENT)).contains(MARIA);
    Client nothing = new Client(null, null, null);
    assertThat(KEY.open(KEY.seal(nothing, EVENT), EVENT)).contains(nothing);
  }

  @Test
  void staysShutForAnotherEventOrKey() {
    Sealed sealed = KEY.seal(MARIA, EVENT);

    assertThat(KEY.open(sealed, FreshIds.event())).isEmpty();
    assertThat(UserKey.random().open(sealed, EVENT)).isEmpty();
  }

  @Test
  void noBitCanBeChanged() {
    byte[] bytes = Base64.getUrlDecoder().decode(KEY.seal(MARIA, EVENT).text());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(KEY.open(new Sealed(Base64Url.encode(bytes)), EVENT)).as("bit %s", bit).isEmpty();
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    assertThat(KEY.open(new Sealed(Base64Url.encode(bytes)), EVENT)).contains(MARIA);
  }

  @Test
  void noCharacterCanBeChangedCutOrAdded() {
    for (Client client :
        new Client[] {MARIA, new Client("1", null, null), new Client("12", null, null)}) {
      String text = KEY.seal(client, EVENT).text();
      for (int at = 0; at < text.length(); at++) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        shut(text.substring(0, at));
        shut(text.substring(0, at) + other + text.substring(at + 1));
        shut(text.substring(0, at) + next(text.charAt(at)) + text.substring(at + 1));
      }
      shut(text + "=");
      shut(text + "A");
      shut(" " + text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "AAAA", "not base64!", "\u00fc", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void nonsenseStaysShut(String text) {
    shut(text);
  }

  @Test
  void theSameValueIsNeverSealedAlike() {
    assertThat(KEY.seal(MARIA, EVENT)).isNotEqualTo(KEY.seal(MARIA, EVENT));
  }

  @Test
  void theFormatIsTheOneThatIsWrittenDown() {
    String json =
        "{\"ip\":\"192.0.2.7\",\"userAgent\":\"Firefox \uD83E\uDD8A\",\"username\":\"maria\"}";

    assertThat(SealOracle.key().open(SealOracle.seal(json, EVENT), EVENT)).contains(MARIA);
  }

  @Test
  void whatWasSealedOnceOpensForEver() {
    Sealed approved =
        new Sealed(
            "YGFiY2RlZmdoaWprmbbE29HqWWTAdkmMO3hdTlAruXcyaCqnasrcSrXz3lwS"
                + "wh2hWZd8wfm6NmCY6PuL8PpU144");

    assertThat(SealOracle.key().open(approved, EVENT))
        .contains(new Client("192.0.2.7", null, "maria"));
  }

  @Test
  void nothingPersonalIsPrinted() {
    assertThat(MARIA).hasToString("***");
    assertThat(KEY).hasToString("***");
  }

  /** The next character of the alphabet: differs in the lowest bit, which a lax decoder drops. */
  private static char next(char character) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return alphabet.charAt(alphabet.indexOf(character) ^ 1);
  }

  private static void shut(String text) {
    assertThat(KEY.open(new Sealed(text), EVENT)).as(text).isEmpty();
  }
}

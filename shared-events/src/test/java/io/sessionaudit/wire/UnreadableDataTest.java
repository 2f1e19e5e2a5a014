package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the data must not say. */
class UnreadableDataTest {

  static List<Example> examples() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void dataThatIsCutAnywhere(Example example) {
    ProducerRecord<byte[], byte[]> whole = example.record();
    List<Integer> read = new ArrayList<>();
    for (int length = 0; length < whole.value().length; length++) {
      byte[] cut = Arrays.copyOf(whole.value(), length);
      try {
        EventCodec.decode(KafkaRecords.read(whole.key(), whole.headers(), cut));
        read.add(length);
      } catch (UnreadableEventException expected) {
        assertThat(expected).hasMessageContaining(":");
      }
    }
    assertThat(read).as("lengths at which the rest was not missed").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"uid\"",
        "{",
        "{}",
        "{}{}",
        "{'uid':1}",
        "{\"uid\":}",
        "{\"uid\":01}",
        "{\"uid\":NaN}",
        "{\"uid\":\"a\nb\"}",
        "not JSON",
        "[1,",
        "[{\"a\":[",
      })
  void dataThatIsNoObjectOrNotJson(String data) {
    Tampered.with("TokenIssued.1").data(data).isUnreadable();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          TokenIssued.1    | "epoch":3                 | "epoch":"3"
          TokenIssued.1    | "epoch":3                 | "epoch":3.0
          TokenIssued.1    | "epoch":3                 | "epoch":0
          TokenIssued.1    | "epoch":3                 | "epoch":-3
          TokenIssued.1    | "epoch":3                 | "epoch":2147483648
          TokenIssued.1    | "epoch":3                 | "epoch":9223372036854775808
          TokenIssued.1    | "epoch":3                 | "epoch":1e3
          TokenIssued.1    | "epoch":3                 | "epoch":null
          TokenIssued.1    | "epoch":3                 | "epoch":true
          TokenIssued.1    | "epoch":3                 | "epoch":3,"epoch":3
          TokenIssued.1    | "epoch":3                 | "epoch":3,"later":1e999
          TokenIssued.1    | "epoch":3                 | "epoch":3,"later":[null]
          TokenIssued.1    | "epoch":3                 | "epoch":3,"later":{"a":1,"a":2}
          TokenIssued.1    | "epoch":3                 | "epoch":3,"later":"\\u0000"
          TokenIssued.1    | "epoch":3                 | "epoch":3,"\\u0000":1
          TokenIssued.1    | "realm":1                 | "realm":0
          TokenIssued.1    | "authz":2                 | "authz":0
          TokenIssued.1    | "generation":1            | "generation":2
          TokenIssued.1    | 1ab.1"                    | 1ab.2"
          TokenIssued.1    | 1ab.1"                    | 1ac.1"
          TokenIssued.1    | 1ab.1"                    | 1ab.01"
          TokenIssued.1    | "roles":["user","editor"] | "roles":"user"
          TokenIssued.1    | "roles":["user","editor"] | "roles":[7]
          TokenIssued.1    | "COOKIE"                  | "cookie"
          TokenIssued.1    | "COOKIE"                  | "HEADER"
          TokenIssued.1    | "Firefox"                 | "\\ud800"
          TokenIssued.1    | "IPV4"                    | "IPV5"
          TokenIssued.1    | "device":{                | "device":[],"was":{
          TokenIssued.1    | 12:15:00.000250Z          | 12:15:00.000250+00:00
          TokenIssued.1    | 12:15:00.000250Z          | 12:15:00.0002501Z
          TokenIssued.1    | "2026-11-25T12:15         | "+92026-11-25T12:15
          TokenIssued.1    | "2026-11-25T12:15         | "-0026-11-25T12:15
          TokenRefreshed.1 | "replayed":false          | "replayed":"false"
          TokenRefreshed.1 | "replayed":false          | "replayed":false,"count":0
          TokenRefreshed.1 | "generation":2            | "generation":3
          TokenRevoked.1   | 1ab.2"                    | 1ac.2"
          TokenRevoked.1   | 1ab.2"                    | 1ab.0"
          TokenRevoked.1   | 1ab.2"                    | 1ab.2147483648"
          TokenRevoked.1   | "TOKEN"                   | "REALM"
          TokenRevoked.1.user | "through":4            | "through":5
          TokenRevoked.1.user | "through":4            | "through":0
          ReuseDetected.1  | "presented":2             | "presented":4
          RefreshRejected.1.counted | "count":42       | "count":-42
          LoginFailed.1    | "BAD_PASSWORD"            | "UNKNOWN_USER"
          LoginFailed.1    | "count":3                 | "count":0
          LoginFailed.1.stranger | "UNKNOWN_USER"      | "BAD_PASSWORD"
          LoginFailed.1.stranger | "device"            | "client":"AAAA","device"
          AccountCreated.1 | "nameTag":"q0S1b3XyT5uVw7zA9CdEfg" | "nameTag":""
          AuthorizationChanged.1 | "authz":3           | "authz":1
          EveryoneRevoked.1 | "realm":2                | "realm":1
          ClientCreated.1  | "clientId":"c-8Qm2"       | "clientId":""
          AnomalyDetected.1 | "kind":"NETWORK_CHANGED" | "kind":"MOON_PHASE"
          AnomalyDetected.1 | "score":60               | "score":-60
          AnomalyDetected.1 | "signals":[{             | "signals":[],"was":[{
          """)
  void aFieldThatSaysWhatNoWriterSays(String example, String part, String other) {
    Tampered.with(example).data(part, other).isUnreadable();
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 1_000, 1_000_000})
  void nestingWithoutEnd(int depth) {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    Tampered.with("TokenIssued.1").data("\"epoch\":3", "\"epoch\":3,\"x\":" + deep).isUnreadable();
    Tampered.with("TokenIssued.1").data("{\"a\":".repeat(depth)).isUnreadable();
  }

  @Test
  void otherEncodingsThanUtf8() {
    String text = new String(Examples.tokenIssued().wire().data(), StandardCharsets.UTF_8);
    Tampered.with("TokenIssued.1").data(text.getBytes(StandardCharsets.UTF_16LE)).isUnreadable();
    Tampered.with("TokenIssued.1").data(text.getBytes(StandardCharsets.UTF_16)).isUnreadable();
    Tampered.with("TokenIssued.1").data(text.getBytes(StandardCharsets.UTF_32BE)).isUnreadable();
    Tampered.with("TokenIssued.1").data("\uFEFF" + text).isUnreadable();
    Tampered.with("TokenIssued.1")
        .data(text.replace("Firefox", "Firef\u00f8x").getBytes(StandardCharsets.ISO_8859_1))
        .isUnreadable();
  }

  @Test
  void anotherPersonsDataUnderThisSubject() {
    Tampered.with("TokenIssued.1").data("00000000a11c", "00000000beef").isUnreadable();
    Tampered.with("AccountCreated.1").data("00000000a11c", "00000000beef").isUnreadable();
    Tampered.with("AnomalyDetected.1").data("00000000a11c", "00000000beef").isUnreadable();
    Tampered.with("LoginFailed.1").data("\"uid\"", "\"was\"").isUnreadable();
  }

  @Test
  void messagesNeverQuoteWhatWasFound() {
    for (String data : new String[] {"hunter2", "{\"uid\":\"hunter2\"}", "{\"uid\":hunter2}"}) {
      Tampered.with("TokenIssued.1")
          .data(data)
          .isUnreadable()
          .hasMessageNotContaining("hunter2")
          .hasStackTraceContaining("UnreadableEventException")
          .satisfies(it -> assertThat(String.valueOf(it.getCause())).doesNotContain("hunter2"));
    }
  }

  @Test
  void unknownFieldsAreIgnored() {
    String later = "\"epoch\":3,\"mood\":{\"of\":[\"day\",1,2.5,true]},\"gone\":null";
    assertThat(Tampered.with("TokenIssued.1").data("\"epoch\":3", later).read())
        .isEqualTo(Examples.tokenIssued().recorded());
  }
}

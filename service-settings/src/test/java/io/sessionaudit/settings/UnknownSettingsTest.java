package io.sessionaudit.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session-audit.keys-dir",
        "session-audit.keysDir",
        "session-audit.audience[0]",
        "session-audit.audience[11]",
        "session-audit.service",
        "session-audit.logs",
        "session-audit.terminal",
        "session-audit.detection.profile",
        "session-auditor.anything",
        "micronaut.server.port"
      })
  void everySpellingOfAKnownSettingPasses(String name) {
    assertThatCode(() -> refuse(PropertyConvention.JAVA_PROPERTIES, name))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SESSION_AUDIT_KEYS_DIR",
        "SESSION_AUDIT_AUDIENCE_0",
        "SESSION_AUDIT_DETECTION_PROFILE",
        "SESSION_AUDIT_JAVA_OPTIONS",
        "SESSION_AUDIT_PORT",
        "SESSION_AUDIT_AUTH_SERVICE_HOST",
        "SESSION_AUDIT_AUTH_SERVICE_PORT_HTTP",
        "SESSION_AUDIT_AUTH_PORT_8080_TCP_ADDR",
        "SESSION_AUDITOR",
        "PATH"
      })
  void soDoesEveryVariableOfOne(String name) {
    assertThatCode(() -> refuse(PropertyConvention.ENVIRONMENT_VARIABLE, name))
        .doesNotThrowAnyException();
  }

  @Test
  void anUnknownPropertyIsNamedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> refuse(PropertyConvention.JAVA_PROPERTIES, "session-audit.isuer"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "session-audit.isuer is not a setting of this service; the nearest one is"
                + " session-audit.issuer. All settings are in docs/configuration.md.");
  }

  @Test
  void anUnknownVariableIsNamedWithTheNearestKnownOne() {
    assertThatThrownBy(
            () -> refuse(PropertyConvention.ENVIRONMENT_VARIABLE, "SESSION_AUDIT_TRUSTED_PROXY"))
        .hasMessageStartingWith(
            "SESSION_AUDIT_TRUSTED_PROXY is not a setting of this service; the nearest one is"
                + " SESSION_AUDIT_TRUSTED_PROXIES.");
  }

  @Test
  void thePrefixAloneCannotBeMisspeltByCase() {
    assertThatThrownBy(() -> refuse(PropertyConvention.JAVA_PROPERTIES, "sessionAudit.isuer"))
        .hasMessageContaining("sessionAudit.isuer is not a setting");
  }

  @Test
  void allUnknownOnesAreToldAtOnce() {
    assertThatThrownBy(
            () -> refuse(PropertyConvention.JAVA_PROPERTIES, "session-audit.a", "session-audit.b"))
        .hasMessageContaining("session-audit.a is not")
        .hasMessageContaining("session-audit.b is not");
  }

  private static void refuse(PropertyConvention convention, String... names) {
    Map<String, Object> values = new HashMap<>();
    for (String name : names) {
      values.put(name, "1");
    }
    try (ApplicationContext context =
        ApplicationContext.builder()
            .propertySources(new Written(values, convention))
            .deduceEnvironment(false)
            .banner(false)
            .build()) {
      UnknownSettings.refuse(context.getEnvironment().start());
    }
  }

  /** Settings in the spelling of their kind of source. */
  private static final class Written extends MapPropertySource {

    private final PropertyConvention convention;

    Written(Map<String, Object> values, PropertyConvention convention) {
      super("test", values);
      this.convention = convention;
    }

    @Override
    public PropertyConvention getConvention() {
      return convention;
    }
  }
}

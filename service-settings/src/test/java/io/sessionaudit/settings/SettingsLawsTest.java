package io.sessionaudit.settings;

import io.sessionaudit.testkit.architecture.ArchitectureLaws;
import org.junit.jupiter.api.Test;

class SettingsLawsTest {

  @Test
  void namesTell() {
    ArchitectureLaws.tellingNames()
        .check(
            ArchitectureLaws.productCode(
                "io.sessionaudit.settings", "io.sessionaudit.logging", "io.sessionaudit.process"));
  }
}

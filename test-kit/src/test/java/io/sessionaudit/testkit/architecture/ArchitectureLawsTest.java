package io.sessionaudit.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Every law notices code that breaks it. */
class ArchitectureLawsTest {

  private static final String OFFENCE = "io.sessionaudit.testkit.architecture.offence";
  private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(OFFENCE);

  @Test
  void aNameThatSaysNothingIsNoticed() {
    broken(ArchitectureLaws.tellingNames(), "SessionManager");
  }

  @Test
  void aCycleOfPackagesIsNoticed() {
    broken(ArchitectureLaws.noCycles(OFFENCE), "loop.left");
  }

  @Test
  void theClockAndChanceAreNoticedInCallsAndReferences() {
    broken(ArchitectureLaws.nothingAmbientBut(), "Instant.now()");
    broken(ArchitectureLaws.nothingAmbientBut(), "UUID.randomUUID()");
  }

  @Test
  void theRimIsExempt() throws ClassNotFoundException {
    Class<?> rim = Class.forName(OFFENCE + ".Clockwork");
    assertThatCode(() -> ArchitectureLaws.nothingAmbientBut(rim).check(OFFENDERS))
        .doesNotThrowAnyException();
  }

  @Test
  void inputAndOutputInARuleIsNoticed() {
    broken(ArchitectureLaws.pure(OFFENCE + ".rule"), "java.nio.file.Path");
  }

  @Test
  void aForbiddenDirectionIsNoticed() {
    broken(ArchitectureLaws.neverKnows(OFFENCE + ".loop.left", OFFENCE + ".loop.right"), "Right");
  }

  @Test
  void aLawAboutNothingFails() {
    broken(ArchitectureLaws.pure(OFFENCE + ".renamed"), "failed to check any classes");
  }

  @Test
  void testsAreNoProductCode() {
    assertThat(ArchitectureLaws.productCode(OFFENCE)).isEmpty();
    assertThat(ArchitectureLaws.productCode("io.sessionaudit.testkit.architecture")).isNotEmpty();
  }

  private static void broken(ArchRule law, String finding) {
    assertThatThrownBy(() -> law.check(OFFENDERS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(finding);
  }
}

package io.sessionaudit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.personal.UserKey;
import io.sessionaudit.testkit.architecture.ArchitectureLaws;
import org.junit.jupiter.api.Test;

/** What the vocabulary may know: it names things, and so it depends on next to nothing. */
class ArchitectureTest {

  private static final String EVENT = "io.sessionaudit.event";
  private static final String JSON = "io.sessionaudit.json";
  private static final String WIRE = "io.sessionaudit.wire";
  private static final String FEED = "io.sessionaudit.feed";
  private static final String PERSONAL = "io.sessionaudit.personal";
  private static final String IDS = "com.github.f4b6a3.uuid";

  private static final JavaClasses MODULE =
      ArchitectureLaws.productCode(EVENT, JSON, WIRE, FEED, PERSONAL);

  @Test
  void eventsKnowPlainJavaAlone() {
    check(ArchitectureLaws.pure(EVENT, IDS));
    check(
        noClasses()
            .that()
            .resideInAPackage(EVENT)
            .and()
            .doNotHaveFullyQualifiedName(FreshIds.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(IDS));
  }

  @Test
  void theFormsKnowEventsAndNotTheReverse() {
    check(ArchitectureLaws.neverKnows(EVENT, JSON, WIRE, FEED, PERSONAL));
    check(ArchitectureLaws.neverKnows(JSON, EVENT, WIRE, FEED, PERSONAL));
    check(ArchitectureLaws.neverKnows(WIRE, FEED, PERSONAL));
    check(ArchitectureLaws.neverKnows(FEED, WIRE, PERSONAL));
    check(ArchitectureLaws.neverKnows(PERSONAL, WIRE, FEED));
  }

  @Test
  void formsArePureButForTheirOneLibrary() {
    check(ArchitectureLaws.pure(JSON, "java.io", "com.fasterxml.jackson.core.."));
    check(ArchitectureLaws.pure(FEED, EVENT, JSON));
    check(ArchitectureLaws.pure(WIRE, EVENT, JSON, "org.apache.kafka.."));
    check(ArchitectureLaws.pure(PERSONAL, EVENT, JSON, "javax.crypto.."));
  }

  @Test
  void packagesHaveNoCycles() {
    check(ArchitectureLaws.noCycles("io.sessionaudit"));
  }

  @Test
  void namesSayWhatAThingIs() {
    check(ArchitectureLaws.tellingNames());
  }

  @Test
  void onlyKeysNoncesAndIdsAreDrawn() throws ClassNotFoundException {
    Class<?> nonces = Class.forName(PERSONAL + ".AesGcm");
    check(ArchitectureLaws.nothingAmbientBut(FreshIds.class, UserKey.class, nonces));
  }

  private static void check(ArchRule law) {
    law.check(MODULE);
  }
}

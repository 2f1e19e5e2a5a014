package io.sessionaudit.detector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.sessionaudit.detector.notification.Notification;
import io.sessionaudit.detector.topology.DetectorStreams;
import io.sessionaudit.testkit.architecture.ArchitectureLaws;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.sessionaudit.detector";
  private static final JavaClasses CODE = ArchitectureLaws.productCode(ROOT);

  @Test
  void theRulesArePure() {
    check(ArchitectureLaws.pure(ROOT + ".detection", "io.sessionaudit.event"));
  }

  @Test
  void theRulesDrawNoIds() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".detection")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.sessionaudit.event.FreshIds"));
  }

  @Test
  void theTopologyKnowsNoMicronautAndNothingAboveIt() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".topology")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", ROOT + ".config", ROOT + ".http"));
  }

  @Test
  void timeAndChanceStayAtTheRim() throws ClassNotFoundException {
    check(
        ArchitectureLaws.nothingAmbientBut(
            DetectorStreams.class,
            Notification.class,
            Class.forName(ROOT + ".config.NotificationFactory"),
            Class.forName(ROOT + ".config.InstanceId")));
  }

  @Test
  void detectionKnowsNothingOfWhoIsTold() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".detection", ROOT + ".topology")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".notification", "java.net.http"));
  }

  @Test
  void namesTellAndNothingPointsBack() {
    check(ArchitectureLaws.tellingNames());
    check(ArchitectureLaws.noCycles(ROOT));
  }

  private static void check(ArchRule law) {
    law.check(CODE);
  }
}

package io.sessionaudit.projector;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.sessionaudit.testkit.architecture.ArchitectureLaws;
import org.junit.jupiter.api.Test;

final class ProjectorLawsTest {

  private static final String ROOT = "io.sessionaudit.projector";
  private static final JavaClasses CODE = ArchitectureLaws.productCode(ROOT);

  @Test
  void projectionIsPure() {
    ArchitectureLaws.pure(ROOT + ".projection", "io.sessionaudit.event", "inet.ipaddr..")
        .check(CODE);
  }

  @Test
  void onlyTheRimAsksTheTime() throws ClassNotFoundException {
    ArchitectureLaws.nothingAmbientBut(
            Class.forName(ROOT + ".intake.IntakeLoop"),
            Class.forName(ROOT + ".intake.IntakeGauges"))
        .check(CODE);
  }

  @Test
  void tablesKnowNoFramework() {
    ArchitectureLaws.neverKnows(ROOT + ".table", "io.micronaut..", "jakarta..").check(CODE);
    ArchitectureLaws.neverKnows(ROOT + ".replay", "io.micronaut..", "jakarta..").check(CODE);
  }

  @Test
  void theWriteSideIsUnknownHere() {
    ArchitectureLaws.neverKnows(ROOT + "..", "io.sessionaudit.auth..", "io.sessionaudit.detector..")
        .check(CODE);
  }

  @Test
  void namesSayWhatAThingIs() {
    ArchitectureLaws.tellingNames().check(CODE);
  }

  @Test
  void nothingPointsBack() {
    ArchitectureLaws.noCycles(ROOT).check(CODE);
    FLOW.check(CODE);
  }

  private static final ArchRule FLOW =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("projection")
          .definedBy("..projector.projection..")
          .layer("table")
          .definedBy("..projector.table..")
          .layer("intake")
          .definedBy("..projector.intake..")
          .layer("query")
          .definedBy("..projector.query..")
          .layer("replay")
          .definedBy("..projector.replay..")
          .whereLayer("query")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("replay")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("intake")
          .mayOnlyBeAccessedByLayers("replay")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("intake", "query", "replay")
          .whereLayer("projection")
          .mayOnlyBeAccessedByLayers("table", "intake", "query", "replay");
}

package io.sessionaudit.projector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.sessionaudit.projector",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ProjectorLawsTest {

  @ArchTest
  static final ArchRule projection_is_pure =
      classes()
          .that()
          .resideInAPackage("..projection..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.time..",
              "java.util..",
              "org.jspecify..",
              "inet.ipaddr..",
              "io.sessionaudit.event..",
              "io.sessionaudit.projector.projection..");

  @ArchTest
  static final ArchRule projection_asks_no_clock =
      noClasses()
          .that()
          .resideInAPackage("..projection..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule nothing_points_back =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("config")
          .definedBy("..projector.config..")
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

  @ArchTest
  static final ArchRule the_write_side_is_unknown_here =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.sessionaudit.auth..", "io.sessionaudit.detector..");

  @ArchTest
  static final ArchRule tables_know_no_framework =
      noClasses()
          .that()
          .resideInAnyPackage("..table..", "..replay..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut..", "jakarta..");
}

package io.sessionaudit.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nothing points back, and only the plug-in knows a framework. */
@AnalyzeClasses(
    packages = "io.sessionaudit.guard",
    importOptions = ImportOption.DoNotIncludeTests.class)
class GuardLawsTest {

  @ArchTest
  static final ArchRule ONLY_THE_PLUG_IN_KNOWS_A_FRAMEWORK =
      noClasses()
          .that()
          .resideOutsideOfPackage("..guard.micronaut..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.micronaut..",
              "io.micrometer..",
              "jakarta..",
              "reactor..",
              "io.sessionaudit.guard.micronaut..");

  @ArchTest
  static final ArchRule TOKENS_KNOW_NEITHER_VIEW_NOR_KAFKA =
      noClasses()
          .that()
          .resideInAPackage("..guard.token..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..guard.view..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule THE_VIEW_DOES_NOT_KNOW_THE_FACADE =
      noClasses()
          .that()
          .resideInAPackage("..guard.view..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sessionaudit.guard");
}

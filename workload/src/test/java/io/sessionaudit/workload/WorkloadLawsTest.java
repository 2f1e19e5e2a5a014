package io.sessionaudit.workload;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sessionaudit.testkit.architecture.ArchitectureLaws;
import org.junit.jupiter.api.Test;

class WorkloadLawsTest {

  private static final String ROOT = "io.sessionaudit.workload";
  private static final JavaClasses CODE = ArchitectureLaws.productCode(ROOT);

  @Test
  void names_say_what_a_thing_is() {
    ArchitectureLaws.tellingNames().check(CODE);
  }

  @Test
  void nothing_points_back() {
    ArchitectureLaws.noCycles(ROOT).check(CODE);
  }

  @Test
  void the_product_knows_nothing_of_it() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "..")
        .check(new ClassFileImporter().importPackages("io.sessionaudit"));
  }
}

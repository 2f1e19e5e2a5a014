package io.sessionaudit.auth;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.sessionaudit.testkit.architecture.ArchitectureLaws;
import org.junit.jupiter.api.Test;

class AuthLawsTest {

  private static final String ROOT = "io.sessionaudit.auth";
  private static final JavaClasses CODE = ArchitectureLaws.productCode(ROOT);

  @Test
  void decisions_are_pure() {
    ArchitectureLaws.pure(ROOT + ".decision", "io.sessionaudit.event", "io.sessionaudit.feed")
        .check(CODE);
  }

  @Test
  void the_framework_stays_at_the_rim() {
    for (String inner :
        new String[] {
          ".decision",
          ".append",
          ".command",
          ".relay",
          ".reaction",
          ".origin",
          ".sweep",
          ".anchor",
          ".recovery"
        }) {
      ArchitectureLaws.neverKnows(ROOT + inner, "io.micronaut..", "jakarta..").check(CODE);
    }
  }

  @Test
  void the_read_side_is_unknown_here() {
    ArchitectureLaws.neverKnows(
            ROOT + "..", "io.sessionaudit.projector..", "io.sessionaudit.detector..")
        .check(CODE);
  }

  @Test
  void names_say_what_a_thing_is() {
    ArchitectureLaws.tellingNames().check(CODE);
  }

  @Test
  void nothing_points_back() {
    ArchitectureLaws.noCycles(ROOT).check(CODE);
    FLOW.check(CODE);
  }

  private static final ArchRule FLOW =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("http")
          .definedBy("..auth.http..")
          .layer("reaction")
          .definedBy("..auth.reaction..")
          .layer("command")
          .definedBy("..auth.command..")
          .layer("append")
          .definedBy("..auth.append..")
          .layer("decision")
          .definedBy("..auth.decision..")
          .layer("relay")
          .definedBy("..auth.relay..")
          .layer("sweep")
          .definedBy("..auth.sweep..")
          .layer("anchor")
          .definedBy("..auth.anchor..")
          .layer("recovery")
          .definedBy("..auth.recovery..")
          .whereLayer("recovery")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("anchor")
          .mayOnlyBeAccessedByLayers("http", "recovery")
          .whereLayer("http")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("reaction")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sweep")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("command")
          .mayOnlyBeAccessedByLayers("http", "reaction", "sweep")
          .whereLayer("append")
          .mayOnlyBeAccessedByLayers("command", "http", "reaction", "recovery", "relay", "sweep")
          .whereLayer("decision")
          .mayOnlyBeAccessedByLayers("append", "command", "http", "reaction", "recovery")
          .whereLayer("relay")
          .mayOnlyBeAccessedByLayers("http");
}

package io.sessionaudit.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Laws to check a module's classes against, for example {@code
 * ArchitectureLaws.noCycles("com.example").check(ArchitectureLaws.productCode("com.example"))}.
 *
 * <p>Packages are named as ArchUnit has it: {@code com.example..} is a package and all below it,
 * {@code com.example} that package alone. A law about classes that do not exist fails, so that a
 * renamed package cannot turn it off.
 */
public final class ArchitectureLaws {

  /** What a rule may use of Java itself: values, collections, time, text and digests; no I/O. */
  private static final String[] PLAIN_JAVA = {
    "java.lang..",
    "java.math",
    "java.nio",
    "java.nio.charset",
    "java.security",
    "java.text",
    "java.time..",
    "java.util",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "org.jspecify.annotations"
  };

  private static final String FORBIDDEN_NAME =
      "(.*[a-z0-9])?(Manager|Helper|Helpers|Util|Utils|Impl|Base)|Abstract.*";

  private ArchitectureLaws() {}

  /** The compiled classes of these packages and all below them, without tests. */
  public static JavaClasses productCode(String... rootPackages) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(rootPackages);
  }

  /** No Manager, Helper, Util, Impl, Base, Abstract: a name says what a class is. */
  public static ArchRule tellingNames() {
    return noClasses()
        .should()
        .haveNameMatching("(.*[.$])?(" + FORBIDDEN_NAME + ")")
        .orShould()
        .resideInAnyPackage("..common..", "..core..", "..util..")
        .as("names say what a thing is");
  }

  /** No package reaches itself through others. */
  public static ArchRule noCycles(String rootPackage) {
    return slices().matching(rootPackage + ".(**)").should().beFreeOfCycles();
  }

  /**
   * Nothing but the classes that are listed asks for the time, draws at random or sleeps.
   *
   * @param exempt names of the classes at the rim, nested ones included
   */
  public static ArchRule nothingAmbientBut(Class<?>... exempt) {
    Set<String> names = Set.copyOf(Stream.of(exempt).map(Class::getName).toList());
    return noClasses()
        .that(not(listed(names)))
        .should()
        .accessTargetWhere(new AmbientCalls())
        .as("time and chance are handed in, but for " + names);
  }

  /**
   * The package uses plain Java, JSpecify, itself and the packages that are allowed: no I/O, no
   * framework, no threads. {@link #nothingAmbientBut} says the rest of what makes a rule pure.
   */
  public static ArchRule pure(String packageName, String... allowed) {
    String[] all =
        Stream.of(PLAIN_JAVA, allowed, new String[] {packageName})
            .flatMap(Stream::of)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(packageName)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(all))
        .as(packageName + " knows plain Java and " + List.of(allowed));
  }

  /** The package depends on none of the others. */
  public static ArchRule neverKnows(String packageName, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(packageName)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static DescribedPredicate<JavaClass> listed(Set<String> names) {
    return DescribedPredicate.describe(
        "listed",
        it -> names.stream().anyMatch(name -> (it.getName() + "$").startsWith(name + "$")));
  }
}

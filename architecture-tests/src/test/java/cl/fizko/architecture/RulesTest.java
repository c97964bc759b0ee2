package cl.fizko.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, held against everything that is built from main source folders. */
class RulesTest {

  private static final JavaClasses FIZKO =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cl.fizko");

  @ParameterizedTest
  @MethodSource("rules")
  void holds(NamedRule named) {
    named.rule().check(FIZKO);
  }

  /** A rule about a package without classes would hold for nothing. */
  @ParameterizedTest
  @MethodSource("modules")
  void theRulesSeeClassesOf(String module) {
    assertThat(FIZKO.that(JavaClass.Predicates.resideInAPackage(module))).isNotEmpty();
  }

  /** An exception to a rule is for a class that is there; otherwise it is a hole. */
  @ParameterizedTest
  @MethodSource("exempted")
  void theRulesExemptNobodyWhoIsNotThere(String type) {
    assertThat(FIZKO.contain(type)).as("%s is there", type).isTrue();
  }

  @Test
  void theRulesSeeNoBadClassesOfTests() {
    assertThat(FIZKO).noneMatch(type -> type.getPackageName().contains(".bad"));
  }

  static List<NamedRule> rules() {
    return NamedRule.all();
  }

  static List<String> modules() {
    return Modules.ALL;
  }

  static List<String> exempted() {
    return List.of(
        HabitRules.ENVIRONMENT, HabitRules.SYSTEM_TIME, HabitRules.DEADLINE, HabitRules.DEMO_TASKS);
  }
}

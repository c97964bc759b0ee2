package cl.fizko.architecture;

import static cl.fizko.architecture.Modules.ADAPTERS;
import static cl.fizko.architecture.Modules.BOOT;
import static cl.fizko.architecture.Modules.DEV;
import static cl.fizko.architecture.Modules.patterns;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

/** What a port is, and who stands behind one. */
final class PortRules {

  private static final String PORTS = "cl.fizko.core..port..";

  /** A callback inside a port, as {@code Ticker.Bell}, is what the core hands out: no port. */
  private static final DescribedPredicate<JavaClass> PORT =
      describe(
          "port",
          each ->
              resideInAPackage(PORTS).test(each) && each.isInterface() && each.isTopLevelClass());

  private static final DescribedPredicate<JavaClass> INTERFACE_OR_PART_OF_ONE =
      describe(
          "be interfaces, or records and enums inside one",
          each ->
              each.isInterface()
                  || (!each.isTopLevelClass() && (each.isRecord() || each.isEnum())));

  private static final DescribedPredicate<JavaClass> BEHIND_A_PORT =
      describe("stand behind a port", each -> !each.isInterface() && each.isAssignableTo(PORT));

  /** Boot turns what happens in the core into logs and metrics, and does nothing else. */
  private static final DescribedPredicate<JavaClass> LISTENS_IN_BOOT =
      describe(
          "are listeners of boot",
          each ->
              resideInAPackage(BOOT).test(each)
                  && each.getAllRawInterfaces().stream()
                      .filter(PORT)
                      .allMatch(port -> port.getSimpleName().endsWith("Listener")));

  static final ArchRule PORTS_ARE_INTERFACES =
      classes()
          .that()
          .resideInAPackage(PORTS)
          .should(ArchCondition.from(INTERFACE_OR_PART_OF_ONE))
          .because("a port says what is needed, never how it is done")
          .allowEmptyShould(false);

  static final ArchRule PORTS_ARE_IMPLEMENTED_IN_ADAPTERS =
      classes()
          .that(BEHIND_A_PORT)
          .should(
              ArchCondition.from(
                  resideInAnyPackage(patterns(ADAPTERS))
                      .or(resideInAPackage(DEV))
                      .or(LISTENS_IN_BOOT)
                      .as("live in an adapter, in development, or listen in boot")))
          .because("core asks and adapters answer; its own answers are in the contract kit")
          .allowEmptyShould(false);

  private PortRules() {}
}

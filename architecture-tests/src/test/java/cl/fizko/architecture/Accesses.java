package cl.fizko.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** Calls, references and field accesses that some rule forbids. */
final class Accesses {

  private static final Set<String> WITH_A_CLOCK =
      Set.of("java.time.Clock", "java.time.InstantSource");

  private Accesses() {}

  /** Any access, by call or by reference, to one of these members, given as Type.member. */
  static DescribedPredicate<JavaAccess<?>> to(String... members) {
    List<String> names = List.of(members);
    return describe(
        "to " + String.join(", ", names), access -> names.contains(name(access.getTarget())));
  }

  /** What takes the time of the machine: now() without a clock, and all that makes a clock. */
  static DescribedPredicate<JavaAccess<?>> toTheWallClock() {
    DescribedPredicate<JavaAccess<?>> elsewhere =
        to("java.lang.System.currentTimeMillis", "java.time.InstantSource.system");
    return describe(
        "to the wall clock",
        access -> {
          AccessTarget target = access.getTarget();
          boolean ofJavaTime = target.getOwner().getPackageName().startsWith("java.time");
          boolean now = ofJavaTime && target.getName().equals("now") && !takesAClock(target);
          boolean clock = isClockFactory(target);
          return now || clock || elsewhere.test(access);
        });
  }

  private static boolean takesAClock(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream()
            .map(JavaClass::getName)
            .anyMatch(WITH_A_CLOCK::contains);
  }

  private static boolean isClockFactory(AccessTarget target) {
    return target.getOwner().getName().equals("java.time.Clock")
        && (target.getName().startsWith("system") || target.getName().startsWith("tick"))
        && !takesAClock(target);
  }

  /** The stack trace that goes to the error stream; one that goes to a writer is none of it. */
  static DescribedPredicate<JavaAccess<?>> toPrintStackTrace() {
    return describe(
        "to printStackTrace()",
        access ->
            access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getName().equals("printStackTrace")
                && unit.getRawParameterTypes().isEmpty()
                && unit.getOwner().isAssignableTo(Throwable.class));
  }

  /** The making of an exception that says nothing; its subclasses may call their parent. */
  static DescribedPredicate<JavaAccess<?>> toGenericExceptions() {
    Set<String> generic =
        Set.of(
            Throwable.class.getName(),
            Exception.class.getName(),
            RuntimeException.class.getName(),
            Error.class.getName());
    return describe(
        "to the constructor of a generic exception",
        access ->
            generic.contains(access.getTargetOwner().getName())
                && access.getTarget().getName().equals("<init>")
                && !access.getOriginOwner().isAssignableTo(access.getTargetOwner().getName()));
  }

  private static String name(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }
}

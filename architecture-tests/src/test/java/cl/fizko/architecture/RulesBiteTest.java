package cl.fizko.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that has caught nothing is no rule: here each catches its bad classes. */
class RulesBiteTest {

  private static final Map<String, List<Class<?>>> CAUGHT =
      Map.ofEntries(
          entry(
              "EVERY_CLASS_LIVES_IN_A_MODULE_WITH_RULES", List.of(cl.fizko.stray.bad.Stray.class)),
          entry("CORE_DEPENDS_ON_THE_JDK_ALONE", List.of(cl.fizko.core.bad.KnowsALibrary.class)),
          entry(
              "FEATURES_OF_CORE_FORM_NO_CYCLE",
              List.of(cl.fizko.core.bad.TornOne.class, cl.fizko.core.worse.TornTwo.class)),
          entry("ADAPTERS_DO_NOT_KNOW_EACH_OTHER", List.of(cl.fizko.http.bad.KnowsRedis.class)),
          entry("ONLY_BOOT_KNOWS_ADAPTERS", List.of(cl.fizko.devservers.bad.KnowsRedis.class)),
          entry("ONLY_DEVELOPMENT_KNOWS_BOOT", List.of(cl.fizko.redis.bad.KnowsBoot.class)),
          entry(
              "PRODUCTION_KNOWS_NOTHING_OF_DEVELOPMENT",
              List.of(cl.fizko.boot.bad.KnowsDevelopment.class)),
          entry(
              "DEVELOPMENT_SERVERS_KNOW_NOTHING_OF_FIZKO",
              List.of(cl.fizko.devservers.bad.KnowsRedis.class)),
          entry(
              "ONLY_BOOT_KNOWS_DEPENDENCY_INJECTION",
              List.of(cl.fizko.whatsapp.bad.KnowsInjection.class)),
          entry(
              "THE_REDIS_CLIENT_STAYS_IN_ITS_ADAPTER",
              List.of(cl.fizko.boot.bad.KnowsLettuce.class)),
          entry(
              "THE_DATABASE_LIBRARIES_STAY_IN_THEIR_ADAPTER",
              List.of(cl.fizko.boot.bad.KnowsSql.class)),
          entry(
              "THE_WEB_SERVER_STAYS_IN_ITS_ADAPTER", List.of(cl.fizko.boot.bad.KnowsJavalin.class)),
          entry(
              "NO_TEST_LIBRARY_ON_A_PRODUCTION_PATH", List.of(cl.fizko.boot.bad.KnowsTests.class)),
          entry("PORTS_ARE_INTERFACES", List.of(cl.fizko.core.bad.port.ClassForAPort.class)),
          entry(
              "PORTS_ARE_IMPLEMENTED_IN_ADAPTERS",
              List.of(
                  cl.fizko.core.bad.StandsBehindItsOwnPort.class,
                  cl.fizko.boot.bad.StandsBehindAPort.class)),
          entry(
              "THE_ENVIRONMENT_IS_READ_IN_ONE_CLASS",
              List.of(cl.fizko.redis.bad.ReadsTheEnvironment.class)),
          entry(
              "SYSTEM_PROPERTIES_ARE_READ_IN_ONE_CLASS",
              List.of(cl.fizko.redis.bad.ReadsAProperty.class)),
          entry(
              "THE_WALL_CLOCK_IS_READ_IN_ONE_CLASS",
              List.of(
                  cl.fizko.core.bad.AsksForNow.class,
                  cl.fizko.core.bad.AsksForToday.class,
                  cl.fizko.core.bad.MakesAClock.class,
                  cl.fizko.core.bad.RefersToTheClock.class)),
          entry(
              "ELAPSED_TIME_IS_MEASURED_IN_TWO_CLASSES",
              List.of(cl.fizko.redis.bad.MeasuresByItself.class)),
          entry(
              "NO_DATES_OF_OLD",
              List.of(cl.fizko.core.bad.HasADateOfOld.class, cl.fizko.core.bad.HasACalendar.class)),
          entry(
              "NOBODY_SLEEPS",
              List.of(cl.fizko.core.bad.Sleeps.class, cl.fizko.core.bad.NapsInUnits.class)),
          entry(
              "STATIC_FIELDS_ARE_CONSTANTS",
              List.of(
                  cl.fizko.core.bad.CountsForAll.class, cl.fizko.core.bad.RegistersForAll.class)),
          entry("NO_FIELD_INJECTION", List.of(cl.fizko.boot.bad.InjectsAField.class)),
          entry(
              "NAMES_SAY_WHAT_A_CLASS_DOES",
              List.of(
                  cl.fizko.core.bad.TextUtils.class,
                  cl.fizko.core.bad.TaskHelper.class,
                  cl.fizko.core.bad.TaskImpl.class)),
          entry(
              "STANDARD_STREAMS_BELONG_TO_THE_COMMAND_LINE",
              List.of(cl.fizko.boot.bad.Prints.class, cl.fizko.boot.bad.PrintsTraces.class)),
          entry("EXCEPTIONS_HAVE_A_NAME", List.of(cl.fizko.core.bad.ThrowsAnything.class)));

  private static final JavaClasses BAD_AND_GOOD =
      new ClassFileImporter()
          .withImportOption(
              location ->
                  location.contains("/bad/")
                      || location.contains("/good/")
                      || location.contains("/worse/"))
          .importPackages("cl.fizko");

  @ParameterizedTest
  @MethodSource("rules")
  void bites(NamedRule named) {
    List<Class<?>> expected = CAUGHT.getOrDefault(named.name(), List.of());
    String report = named.rule().evaluate(BAD_AND_GOOD).getFailureReport().toString();

    assertThat(expected).as("bad classes for %s", named).isNotEmpty();
    assertThat(report).contains(expected.stream().map(Class::getName).toList());
  }

  @Test
  void noRuleBitesWhatIsGood() {
    Stream<String> reports =
        NamedRule.all().stream()
            .map(named -> named.rule().evaluate(BAD_AND_GOOD).getFailureReport().toString());

    assertThat(reports).noneMatch(report -> report.contains(".good."));
  }

  @Test
  void everyBadClassIsForARuleThatExists() {
    assertThat(NamedRule.all().stream().map(NamedRule::name).toList())
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(CAUGHT.keySet()));
  }

  static List<NamedRule> rules() {
    return NamedRule.all();
  }
}

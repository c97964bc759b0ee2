package cl.fizko.architecture;

import static cl.fizko.architecture.Modules.ADAPTERS;
import static cl.fizko.architecture.Modules.ALL;
import static cl.fizko.architecture.Modules.BOOT;
import static cl.fizko.architecture.Modules.CORE;
import static cl.fizko.architecture.Modules.DEV;
import static cl.fizko.architecture.Modules.DEVELOPMENT;
import static cl.fizko.architecture.Modules.DEV_SERVERS;
import static cl.fizko.architecture.Modules.HTTP;
import static cl.fizko.architecture.Modules.POSTGRES;
import static cl.fizko.architecture.Modules.PRODUCTION;
import static cl.fizko.architecture.Modules.REDIS;
import static cl.fizko.architecture.Modules.allBut;
import static cl.fizko.architecture.Modules.join;
import static cl.fizko.architecture.Modules.patterns;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Who may know whom. Dependencies point inwards: boot, adapters, core. */
final class LayerRules {

  static final ArchRule EVERY_CLASS_LIVES_IN_A_MODULE_WITH_RULES =
      classes()
          .that()
          .resideInAPackage("cl.fizko..")
          .should()
          .resideInAnyPackage(patterns(ALL))
          .because("the other rules see only the packages that Modules names")
          .allowEmptyShould(false);

  static final ArchRule CORE_DEPENDS_ON_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", CORE)
          .because("core is embedded in services that have libraries of their own")
          .allowEmptyShould(false);

  static final ArchRule FEATURES_OF_CORE_FORM_NO_CYCLE =
      slices()
          .matching("cl.fizko.core.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature can be understood, and taken out, without the ones above it")
          .allowEmptyShould(false);

  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("cl.fizko.(http|postgres|redis|whatsapp)..")
          .should()
          .notDependOnEachOther()
          .because("each is swapped without the others")
          .allowEmptyShould(false);

  static final ArchRule ONLY_BOOT_KNOWS_ADAPTERS =
      noClasses()
          .that()
          .resideInAnyPackage(patterns(join(List.of(CORE), DEVELOPMENT)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(patterns(ADAPTERS))
          .because("one place decides which adapter stands behind a port")
          .allowEmptyShould(false);

  static final ArchRule ONLY_DEVELOPMENT_KNOWS_BOOT =
      noClasses()
          .that()
          .resideInAnyPackage(allBut(BOOT, DEV))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BOOT)
          .because("what is put together must not know who puts it together")
          .allowEmptyShould(false);

  static final ArchRule PRODUCTION_KNOWS_NOTHING_OF_DEVELOPMENT =
      noClasses()
          .that()
          .resideInAnyPackage(patterns(PRODUCTION))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(patterns(DEVELOPMENT))
          .because("embedded servers and stand-ins never reach the production image")
          .allowEmptyShould(false);

  static final ArchRule DEVELOPMENT_SERVERS_KNOW_NOTHING_OF_FIZKO =
      noClasses()
          .that()
          .resideInAPackage(DEV_SERVERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(allBut(DEV_SERVERS))
          .because("the tests of every adapter start them")
          .allowEmptyShould(false);

  static final ArchRule ONLY_BOOT_KNOWS_DEPENDENCY_INJECTION =
      noClasses()
          .that()
          .resideInAnyPackage(allBut(BOOT))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dagger..", "jakarta.inject..", "javax.inject..")
          .because("everything else is made with a constructor, by hand if need be")
          .allowEmptyShould(false);

  static final ArchRule THE_REDIS_CLIENT_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideInAnyPackage(allBut(REDIS))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.lettuce..", "io.netty..", "reactor..")
          .because("a driver's types and exceptions end in its adapter")
          .allowEmptyShould(false);

  /** Development asks a server that it started as an operator would: with SQL. */
  static final ArchRule THE_DATABASE_LIBRARIES_STAY_IN_THEIR_ADAPTER =
      noClasses()
          .that()
          .resideInAnyPackage(allBut(POSTGRES, DEV, DEV_SERVERS))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jdbi..",
              "org.postgresql..",
              "com.zaxxer.hikari..",
              "com.github.kagkarlsson..",
              "org.flywaydb..",
              "java.sql..")
          .because("a driver's types and exceptions end in its adapter")
          .allowEmptyShould(false);

  static final ArchRule THE_WEB_SERVER_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideInAnyPackage(allBut(HTTP))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
          .because("a driver's types and exceptions end in its adapter")
          .allowEmptyShould(false);

  static final ArchRule NO_TEST_LIBRARY_ON_A_PRODUCTION_PATH =
      noClasses()
          .that()
          .resideInAnyPackage(patterns(PRODUCTION))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.junit..",
              "org.assertj..",
              "org.awaitility..",
              "org.hamcrest..",
              "org.mockito..",
              "org.testcontainers..",
              "com.tngtech.archunit..",
              "io.zonky..",
              "redis.embedded..")
          .because("the production image has none")
          .allowEmptyShould(false);

  private LayerRules() {}
}

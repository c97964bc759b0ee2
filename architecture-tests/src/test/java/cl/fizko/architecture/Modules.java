package cl.fizko.architecture;

import java.util.List;
import java.util.stream.Stream;

/** The root packages of all modules, as ArchUnit patterns. */
final class Modules {

  static final String CORE = "cl.fizko.core..";
  static final String HTTP = "cl.fizko.http..";
  static final String POSTGRES = "cl.fizko.postgres..";
  static final String REDIS = "cl.fizko.redis..";
  static final String WHATSAPP = "cl.fizko.whatsapp..";
  static final String BOOT = "cl.fizko.boot..";

  /** What developers run and production never sees. */
  static final String DEV = "cl.fizko.dev..";

  static final String DEV_SERVERS = "cl.fizko.devservers..";

  static final List<String> ADAPTERS = List.of(HTTP, POSTGRES, REDIS, WHATSAPP);
  static final List<String> DEVELOPMENT = List.of(DEV, DEV_SERVERS);
  static final List<String> PRODUCTION = join(List.of(CORE, BOOT), ADAPTERS);
  static final List<String> ALL = join(PRODUCTION, DEVELOPMENT);

  private Modules() {}

  static String[] patterns(List<String> modules) {
    return modules.toArray(String[]::new);
  }

  /** All modules but one. */
  static String[] allBut(String... others) {
    return ALL.stream().filter(each -> !List.of(others).contains(each)).toArray(String[]::new);
  }

  static List<String> join(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}

package cl.fizko.boot.settings;

import java.util.Map;

/** The environment of this process; the only class that looks at it. */
public final class Environment {

  /** All variables. */
  public Map<String, String> variables() {
    return System.getenv();
  }

  /** The name of the operating system, as {@code Linux}. */
  public String operatingSystem() {
    return System.getProperty("os.name");
  }
}

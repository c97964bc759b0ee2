package cl.fizko.deployment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The roles that the entrypoint names when it is asked for one that it does not know. */
final class Roles {

  private static final Pattern LINE =
      Pattern.compile("^ {2}(\\S+) .*?(?:\\(also: (.*?)\\))?(;.*)?$");

  private Roles() {}

  static Set<String> known() throws Exception {
    Path entrypoint = Repository.file("docker/entrypoint.sh");
    Set<String> roles = new TreeSet<>();
    for (String line : Script.of(entrypoint, Map.of()).run("help").out()) {
      Matcher role = LINE.matcher(line);
      if (role.matches()) {
        roles.add(role.group(1));
        if (role.group(2) != null) {
          roles.addAll(Set.of(role.group(2).split(", ", -1)));
        }
      }
    }
    return roles;
  }
}

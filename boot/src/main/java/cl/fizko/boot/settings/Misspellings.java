package cl.fizko.boot.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds variables that begin like ours and are none, and guesses which one was meant. */
final class Misspellings {

  /** Ours, but read by the launcher and by tests. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "FIZKO_HOME",
          "FIZKO_JAVA_OPTS",
          "FIZKO_TEST_REDIS_URL",
          "FIZKO_TEST_DATABASE_URL",
          "FIZKO_TEST_CELERY",
          "FIZKO_TEST_PGBOUNCER");

  private final Set<String> known;

  Misspellings(Set<String> known) {
    this.known = known;
  }

  List<String> warnings(Collection<String> variables) {
    return variables.stream()
        .filter(name -> name.startsWith("FIZKO_"))
        .filter(name -> !known.contains(name) && !ELSEWHERE.contains(name))
        .sorted()
        .map(name -> name + " is no setting of ours; did you mean " + nearest(name) + "?")
        .toList();
  }

  private String nearest(String name) {
    return known.stream()
        .filter(each -> each.startsWith("FIZKO_"))
        .min(Comparator.comparingInt(each -> distance(name, each)))
        .orElse("none");
  }

  /** The number of letters to insert, delete or replace (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}

package cl.fizko.boot.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Prometheus's query language as tells which metrics and labels a query names. */
final class PromQl {

  private static final Pattern METRIC =
      Pattern.compile("\\b((?:fizko|jvm|process|system)_[a-z0-9_]+)(?:\\{([^}]*)\\})?");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");
  private static final Pattern VALUES_OF = Pattern.compile("label_values\\((\\w+), *(\\w+)\\)");

  /** Prometheus adds these when it scrapes, or the histogram has them. */
  private static final Set<String> GIVEN = Set.of("job", "instance", "le");

  private PromQl() {}

  /** The metrics of a query, each with the labels that it is asked for. */
  static Map<String, Set<String>> metrics(String query) {
    Map<String, Set<String>> found = new HashMap<>();
    Set<String> grouped = new HashSet<>();
    Matcher grouping = GROUPING.matcher(query);
    while (grouping.find()) {
      grouped.addAll(Set.of(grouping.group(1).trim().split("\\s*,\\s*", -1)));
    }
    Matcher valuesOf = VALUES_OF.matcher(query);
    if (valuesOf.find()) {
      grouped.add(valuesOf.group(2));
    }
    Matcher metric = METRIC.matcher(query);
    while (metric.find()) {
      Set<String> labels = found.computeIfAbsent(metric.group(1), name -> new HashSet<>(grouped));
      if (metric.group(2) != null) {
        Matcher label = LABEL.matcher(metric.group(2));
        while (label.find()) {
          labels.add(label.group(1));
        }
      }
    }
    found.values().forEach(labels -> labels.removeAll(GIVEN));
    return found;
  }
}

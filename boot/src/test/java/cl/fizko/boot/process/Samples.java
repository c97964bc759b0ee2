package cl.fizko.boot.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a role answers at {@code /metrics}: which samples there are, and which labels they have. */
final class Samples {

  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Map<String, Set<String>> labels = new HashMap<>();
  private final Map<String, Set<String>> values = new HashMap<>();

  static Samples of(List<String> texts) {
    Samples samples = new Samples();
    texts.forEach(samples::read);
    return samples;
  }

  private void read(String text) {
    text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(this::readLine);
  }

  private void readLine(String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new AssertionError("no sample of the text format: " + line);
    }
    Set<String> names = labels.computeIfAbsent(sample.group(1), name -> new HashSet<>());
    if (sample.group(2) != null) {
      Matcher label = LABEL.matcher(sample.group(2));
      while (label.find()) {
        names.add(label.group(1));
        values.computeIfAbsent(label.group(1), name -> new HashSet<>()).add(label.group(2));
      }
    }
  }

  Set<String> names() {
    return labels.keySet();
  }

  Set<String> labels(String name) {
    return labels.getOrDefault(name, Set.of());
  }

  /** All values of a label, whatever the metric. */
  Set<String> values(String label) {
    return values.getOrDefault(label, Set.of());
  }
}

package cl.fizko.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What has been measured so far. Prints each measure as soon as it is there. */
public final class Findings {

  private final Map<Row, Map<Subject, Double>> values = new LinkedHashMap<>();
  private final PrintWriter out;

  public Findings(PrintWriter out) {
    this.out = out;
  }

  /** Says something that is no number. */
  public void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Keeps the figures of one measure and prints them in one line. */
  public void add(Subject subject, Map<Row, Double> figures) {
    List<String> parts = new ArrayList<>();
    String measure = "";
    for (Map.Entry<Row, Double> each : figures.entrySet()) {
      Row row = each.getKey();
      values
          .computeIfAbsent(row, key -> new EnumMap<>(Subject.class))
          .put(subject, each.getValue());
      parts.add(row.figure() + " " + row.unit().text(each.getValue()));
      measure = row.measure();
    }
    say(String.format("%-34s %-31s %s", measure, subject.label(), String.join(", ", parts)));
  }

  /** The rows, in the order in which they were measured. */
  public List<Row> rows() {
    return List.copyOf(values.keySet());
  }

  public OptionalDouble value(Row row, Subject subject) {
    Double value = values.getOrDefault(row, Map.of()).get(subject);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** How many times as much one has as the other. */
  public OptionalDouble ratio(Row row, Subject one, Row otherRow, Subject other) {
    OptionalDouble above = value(row, one);
    OptionalDouble below = value(otherRow, other);
    if (above.isEmpty() || below.isEmpty() || below.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(above.getAsDouble() / below.getAsDouble());
  }
}

package cl.fizko.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** The findings as a table, with the ratios that matter. */
final class MarkdownTable {

  private static final String ABSENT = "–";

  private final Findings findings;

  MarkdownTable(Findings findings) {
    this.findings = findings;
  }

  List<String> lines() {
    List<Subject> subjects =
        Arrays.stream(Subject.values())
            .filter(
                subject ->
                    findings.rows().stream()
                        .anyMatch(row -> findings.value(row, subject).isPresent()))
            .toList();
    List<Ratio> ratios =
        List.of(
                new Ratio(Subject.FIZKO_100, Subject.CELERY),
                new Ratio(Subject.FIZKO_100, Subject.BULLMQ),
                new Ratio(Subject.FIZKO_2, Subject.CELERY),
                new Ratio(Subject.BEAT, Subject.CELERY_BEAT))
            .stream()
            .filter(ratio -> subjects.contains(ratio.one()) && subjects.contains(ratio.other()))
            .toList();
    List<String> lines = new ArrayList<>();
    List<String> head = new ArrayList<>();
    head.add("measure");
    subjects.forEach(subject -> head.add(subject.label()));
    ratios.forEach(ratio -> head.add(ratio.one().label() + " ÷ " + ratio.other().label()));
    lines.add(line(head));
    lines.add("|---" + String.join("", Collections.nCopies(head.size() - 1, "|---:")) + "|");
    for (Row row : findings.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.title());
      subjects.forEach(subject -> cells.add(text(row.unit(), findings.value(row, subject))));
      ratios.forEach(
          ratio ->
              cells.add(text(Unit.TIMES, findings.ratio(row, ratio.one(), row, ratio.other()))));
      lines.add(line(cells));
    }
    return lines;
  }

  private record Ratio(Subject one, Subject other) {}

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String text(Unit unit, OptionalDouble value) {
    return value.isPresent() ? unit.number(value.getAsDouble()) : ABSENT;
  }
}

package cl.fizko.boot.cli;

import cl.fizko.core.schedule.desk.View;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A schedule in a few lines, for people. */
record ViewText(View view) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d  %s  (%s)%s"
            .formatted(
                view.entry().id().value(),
                view.entry().name(),
                view.fields().get("task"),
                view.entry().content().enabled() ? "" : "  OFF"));
    view.words().values().forEach(words -> lines.add("     " + words));
    view.reason().ifPresent(reason -> lines.add("     SET ASIDE: " + reason));
    if (!view.next().isEmpty()) {
      lines.add(
          "     next: "
              + view.next().stream().map(ViewText::text).collect(Collectors.joining(", ")));
    }
    lines.add("     last: " + view.lastRun().map(ViewText::text).orElse("never"));
    return lines;
  }

  private static String text(ZonedDateTime time) {
    return TIME.format(time);
  }

  private static String text(View.LastRun run) {
    return run.at() + " " + run.state() + run.task().map(task -> " " + task).orElse("");
  }
}

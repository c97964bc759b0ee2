package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.Schedule;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a schedule would mean, before anybody follows it. */
final class Previewing {

  private final ScheduleForm form;

  Previewing(ScheduleForm form) {
    this.form = form;
  }

  Preview of(Map<String, Object> fields, int times, Instant now) {
    return switch (form.readSchedule(fields)) {
      case Reading.Bad<Schedule> bad -> new Preview.Refused(bad.problems());
      case Reading.Good<Schedule> good ->
          new Preview.Understood(form.words(good.value()), next(good.value(), times, now));
    };
  }

  private List<ZonedDateTime> next(Schedule schedule, int times, Instant now) {
    List<ZonedDateTime> next = new ArrayList<>();
    for (Optional<Instant> due = schedule.nextAfter(now);
        due.isPresent() && next.size() < times;
        due = schedule.nextAfter(due.get())) {
      next.add(due.get().atZone(form.zone(schedule)));
    }
    return next;
  }
}

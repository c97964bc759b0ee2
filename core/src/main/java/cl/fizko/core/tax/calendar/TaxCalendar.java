package cl.fizko.core.tax.calendar;

import cl.fizko.core.tax.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which obligations fall due when, and how far each has come. */
public final class TaxCalendar {

  private TaxCalendar() {}

  /**
   * All that fall due within these days, both included, in the order of their dates. A date counts
   * after it was moved to a working day, so one of the month before may be among them.
   */
  public static List<TaxEvent> events(List<Obligation> obligations, LocalDate from, LocalDate to) {
    List<TaxEvent> events = new ArrayList<>();
    Period last = Period.of(to);
    for (Period month = Period.of(from).previous();
        month.compareTo(last) <= 0;
        month = month.next()) {
      for (Obligation obligation : obligations) {
        List<Period> months = obligation.recurrence().monthsDueIn(month);
        LocalDate due = WorkingDays.onOrAfter(obligation.recurrence().nominalDay(month));
        if (!months.isEmpty() && !due.isBefore(from) && !due.isAfter(to)) {
          events.add(new TaxEvent(obligation, months.getFirst(), months.getLast(), due));
        }
      }
    }
    events.sort(Comparator.comparing(TaxEvent::due));
    return List.copyOf(events);
  }

  /**
   * How far each event has come: what is done is completed, what is past its day is overdue, the
   * next one of each obligation is in progress, and all later ones are pending.
   *
   * @param events of any obligations, in any order
   * @param today in Chile
   */
  public static List<Standing> standings(
      List<TaxEvent> events, Set<TaxEvent> completed, LocalDate today) {
    return events.stream().map(event -> standing(event, events, completed, today)).toList();
  }

  private static Standing standing(
      TaxEvent event, List<TaxEvent> events, Set<TaxEvent> completed, LocalDate today) {
    if (completed.contains(event)) {
      return new Standing(event, State.COMPLETED);
    }
    if (event.due().isBefore(today)) {
      return new Standing(event, State.OVERDUE);
    }
    boolean another =
        events.stream()
            .filter(other -> other.obligation().equals(event.obligation()))
            .filter(other -> !completed.contains(other) && !other.due().isBefore(today))
            .anyMatch(other -> other.due().isBefore(event.due()));
    return new Standing(event, another ? State.PENDING : State.IN_PROGRESS);
  }

  /** An event and how far it has come. */
  public record Standing(TaxEvent event, State state) {}

  /** As the calendar's table has it, in lower case. */
  public enum State {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    OVERDUE
  }
}

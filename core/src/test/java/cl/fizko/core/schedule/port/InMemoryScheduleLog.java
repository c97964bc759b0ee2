package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.desk.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Notes in a list: the executable specification of {@link ScheduleLog}. */
public final class InMemoryScheduleLog implements ScheduleLog {

  private final List<Change> notes = new ArrayList<>();

  @Override
  public synchronized void note(Change change) {
    notes.addFirst(change);
  }

  @Override
  public List<Change> latest(int most) {
    return those(change -> true, most);
  }

  @Override
  public synchronized List<Change> latestOf(String reference, int most) {
    List<Long> named =
        notes.stream()
            .filter(change -> change.name().equals(reference))
            .map(change -> change.row().value())
            .toList();
    return those(
        change ->
            named.isEmpty()
                ? change.row().toString().equals(reference)
                : named.contains(change.row().value()),
        most);
  }

  private synchronized List<Change> those(Predicate<Change> which, int most) {
    return notes.stream().filter(which).limit(most).toList();
  }
}

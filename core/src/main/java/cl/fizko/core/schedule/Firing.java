package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happens when rows are due: their tasks are sent and the runs are noted, in this order, and
 * all together in one step each. A beat that dies in between leaves alarms that ring again with the
 * same due instants; the tasks then have the same ids, and the broker does not take them a second
 * time, nor are they counted again. A row that cannot be fired rings again by itself a little
 * later, and holds up nobody. Thread-safe.
 */
public final class Firing {

  private final PeriodicTasks rows;
  private final Sending sending;
  private final Outdated outdated;
  private final BeatListener listener;
  private final Set<Alarm> stuck = ConcurrentHashMap.newKeySet();

  public Firing(PeriodicTasks rows, TaskBroker broker, TaskRoutes routes, BeatListener listener) {
    this.rows = rows;
    this.sending = new Sending(broker, routes);
    this.outdated = new Outdated(rows, sending);
    this.listener = listener;
  }

  /** What becomes of alarms that ring. */
  private static final class Round {
    private final List<Due> due = new ArrayList<>();
    private final List<Alarm> next = new ArrayList<>();
    private final List<Alarm> outdated = new ArrayList<>();
    private final Map<PeriodicTaskId, PeriodicTask> changed = new HashMap<>();
  }

  /** Rings alarms; returns the next ones of their rows. */
  List<Alarm> ring(List<Alarm> alarms, Instant now) {
    Map<PeriodicTaskId, PeriodicTask> present = rows.find(alarms.stream().map(Alarm::id).toList());
    Round round = new Round();
    for (Alarm alarm : alarms) {
      Optional<PeriodicTask> row = Optional.ofNullable(present.get(alarm.id()));
      if (row.filter(same -> same.version().equals(alarm.version())).isPresent()) {
        isolated(row.get(), alarm, round, () -> judge(row.get(), alarm, now, round));
      } else {
        round.outdated.add(alarm);
        row.ifPresent(other -> round.changed.put(alarm.id(), other));
      }
    }
    fire(round.due, now, round);
    setAnew(round, now);
    return round.next;
  }

  /** Whether the row fires, and when its alarm rings next. */
  private void judge(PeriodicTask row, Alarm alarm, Instant now, Round round) {
    Optional<Instant> worth = row.worthFiring(alarm.due(), now);
    if (row.hasRunSince(alarm.due())) {
      listener.alreadySent(row, alarm);
      row.dueAfter(alarm.due(), now).map(row::alarmAt).ifPresent(round.next::add);
    } else if (worth.isPresent()) {
      round.due.add(new Due(row, alarm, worth.get(), row.dueAfter(worth.get(), now)));
    } else {
      listener.skipped(row, alarm);
      row.nextOnGrid(alarm.due(), now).map(row::alarmAt).ifPresent(round.next::add);
    }
  }

  private void setAnew(Round round, Instant now) {
    if (round.outdated.isEmpty()) {
      return;
    }
    round.outdated.forEach(stuck::remove);
    Map<PeriodicTaskId, PeriodicTask> present =
        outdated.settled(round.outdated, round.changed, now);
    for (Alarm alarm : round.outdated) {
      Optional.ofNullable(present.get(alarm.id()))
          .ifPresent(
              row ->
                  isolated(
                      row,
                      alarm,
                      round,
                      () -> row.due(now).map(row::alarmAt).ifPresent(round.next::add)));
    }
  }

  /** All of them at once; if that goes wrong although the stores are there, each by itself. */
  private void fire(List<Due> due, Instant now, Round round) {
    try {
      send(due, now, round);
    } catch (BrokerUnavailableException | TimetableUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      for (Due each : due) {
        isolated(each.row(), each.rung(), round, () -> send(List.of(each), now, round));
      }
    }
  }

  private void send(List<Due> due, Instant now, Round round) {
    if (due.isEmpty()) {
      return;
    }
    Map<TaskId, PeriodicTask> firings = new LinkedHashMap<>();
    due.forEach(each -> firings.put(each.id(), each.row()));
    Set<TaskId> sent = sending.once(firings, now);
    for (Due each : due) {
      if (sent.contains(each.id())) {
        listener.sent(each.row(), each.alarm());
      } else {
        listener.alreadySent(each.row(), each.alarm());
      }
    }
    Map<PeriodicTaskId, TaskId> noted = new HashMap<>();
    firings.forEach((id, row) -> noted.put(row.id(), id));
    rows.recordFirings(noted, now);
    for (Due each : due) {
      stuck.remove(each.rung());
      each.nextAlarm().ifPresent(round.next::add);
    }
  }

  /** An alarm that comes back as it was rings again a little later. */
  private void isolated(PeriodicTask row, Alarm rung, Round round, Runnable work) {
    try {
      work.run();
    } catch (BrokerUnavailableException | TimetableUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      round.next.add(rung);
      if (stuck.add(rung)) {
        listener.stuck(row, rung, e);
      }
    }
  }
}

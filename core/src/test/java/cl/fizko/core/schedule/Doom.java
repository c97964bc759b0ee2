package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.ForwardingTaskBroker;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Lets a beat die in a firing: before it sends, after it has sent, or after it has noted that. */
final class Doom {

  /** Nobody dies. */
  static final Doom NONE = new Doom(Point.NEVER, Integer.MAX_VALUE);

  private enum Point {
    BEFORE_SENDING,
    AFTER_SENDING,
    AFTER_NOTING,
    NEVER
  }

  private final Point point;
  private int left;
  private boolean over;

  /**
   * At some point of the middle of the year, by how much the beat has sent itself.
   *
   * @param all how many firings all beats have
   */
  Doom(Random random, int all) {
    this(Point.values()[random.nextInt(3)], all / 50 + random.nextInt(all / 10));
  }

  private Doom(Point point, int left) {
    this.point = point;
    this.left = left;
  }

  synchronized boolean isOver() {
    return over;
  }

  private synchronized boolean comesAt(Point here) {
    boolean now = here == point && left <= 0 && !over;
    over |= now;
    return now;
  }

  private void strike(Point here, Runnable death) {
    if (comesAt(here)) {
      death.run();
      // As if the stores were away: nobody goes on with what he had in hand.
      throw new BrokerUnavailableException("killed " + here, new IllegalStateException());
    }
  }

  TaskBroker over(TaskBroker broker, Runnable death) {
    return new ForwardingTaskBroker(broker) {
      @Override
      public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
        strike(Point.BEFORE_SENDING, death);
        Set<TaskId> sent = super.publishOnce(tasks, window);
        count(tasks.size());
        strike(Point.AFTER_SENDING, death);
        return sent;
      }
    };
  }

  private synchronized void count(int firings) {
    left -= firings;
  }

  PeriodicTasks over(PeriodicTasks rows, Runnable death) {
    return new PeriodicTasks() {
      @Override
      public Timetable read() {
        return rows.read();
      }

      @Override
      public Optional<PeriodicTask> find(PeriodicTaskId id) {
        return rows.find(id);
      }

      @Override
      public String changeMark() {
        return rows.changeMark();
      }

      @Override
      public String fingerprint() {
        return rows.fingerprint();
      }

      @Override
      public boolean recordFiring(PeriodicTaskId id, TaskId sent, Instant at) {
        return rows.recordFiring(id, sent, at);
      }

      @Override
      public void recordFirings(Map<PeriodicTaskId, TaskId> sent, Instant at) {
        rows.recordFirings(sent, at);
        strike(Point.AFTER_NOTING, death);
      }
    };
  }
}

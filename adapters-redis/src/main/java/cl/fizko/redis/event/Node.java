package cl.fizko.redis.event;

import cl.fizko.core.task.WorkerId;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Who this process is among Celery's nodes.
 *
 * @param name as {@code name@host}
 * @param software what it runs
 * @param zone where it says that it is
 * @param clock counts all that it sends and hears
 */
public record Node(WorkerId name, Software software, ZoneId zone, LamportClock clock) {

  /**
   * What a node runs.
   *
   * @param system the operating system, as {@code Linux}
   */
  public record Software(String name, String version, String system) {}

  /** A node whose clock begins now. */
  public Node(WorkerId name, Software software, ZoneId zone) {
    this(name, software, zone, new LamportClock());
  }

  /** The number of the process. */
  public long pid() {
    return ProcessHandle.current().pid();
  }

  /** How many whole hours it is west of UTC, daylight saving included. */
  public int hoursWest(Instant at) {
    return Math.floorDiv(-zone.getRules().getOffset(at).getTotalSeconds(), 3_600);
  }
}

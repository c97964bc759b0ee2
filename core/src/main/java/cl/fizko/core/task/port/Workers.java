package cl.fizko.core.task.port;

import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import java.util.List;

/**
 * The workers that serve the queues, seen from outside.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when they cannot be asked.
 */
public interface Workers {

  /**
   * Those that are there, by name. Waits for their answers, a second at most; one that does not
   * answer in time is left out.
   */
  List<WorkerSeen> seen();

  /** About how many there are; answers at once. */
  int count();

  /**
   * Tells a worker to take nothing more, to end what it has and to exit. One that is not there does
   * not hear it.
   */
  void drain(WorkerId worker);
}
